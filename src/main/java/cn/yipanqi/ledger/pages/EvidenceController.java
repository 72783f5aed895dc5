package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.ledger.input.EvidenceDesk;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 佐证: papers that bear an entry out, never asked for; and who has looked at them. */
@Controller
class EvidenceController {

    private final EvidenceDesk desk;
    private final FileStore files;

    EvidenceController(EvidenceDesk desk, FileStore files) {
        this.desk = desk;
        this.files = files;
    }

    @PostMapping("/entries/{id}/evidence")
    @Requires(Permission.ENTRY_WRITE)
    String add(
            @PathVariable UUID id,
            @RequestParam MultipartFile file,
            @RequestParam @Nullable String note,
            RedirectAttributes redirect)
            throws IOException {
        String name = file.getOriginalFilename();
        desk.add(id, name == null ? "" : name, note, file.getInputStream());
        redirect.addFlashAttribute(Page.NOTICE, Message.of("entries.evidence.added"));
        return "redirect:/entries/" + id + "#evidence";
    }

    /** Always as a download, whatever it is: nothing sent in is ever shown as a page of ours. */
    @GetMapping("/evidence/{id}")
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<Resource> open(@PathVariable UUID id) {
        StoredFile file = files.find(desk.file(id));
        return ResponseEntity.ok()
                .headers(Download.headers(file.name(), file.mediaType()))
                .contentLength(file.size())
                .body(new FileSystemResource(files.open(file.id())));
    }

    @PostMapping("/evidence/{id}/removal")
    @Requires(Permission.ENTRY_WRITE)
    String remove(@PathVariable UUID id, RedirectAttributes redirect) {
        UUID entry = desk.remove(id);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("entries.evidence.removed"));
        return "redirect:/entries/" + entry + "#evidence";
    }

    @PostMapping("/entries/{id}/sighting")
    @Requires(Permission.MERGE)
    String see(@PathVariable UUID id, @RequestParam int version, RedirectAttributes redirect) {
        desk.see(id, version);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("entries.sighted"));
        return "redirect:/entries/" + id + "#evidence";
    }
}
