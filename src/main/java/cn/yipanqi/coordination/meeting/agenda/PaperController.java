package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.web.Download;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 会议材料: laid beside an item, given out to whoever reads the county's ledger, taken away. */
@Controller
@Requires(Permission.COORDINATION_WORK)
class PaperController {

    private final Papers papers;
    private final FileStore files;

    PaperController(Papers papers, FileStore files) {
        this.papers = papers;
        this.files = files;
    }

    @PostMapping("/coordination/items/{id}/papers")
    ModelAndView add(@PathVariable UUID id, @RequestParam MultipartFile file, RedirectAttributes redirect)
            throws IOException {
        String name = file.getOriginalFilename();
        papers.add(id, name == null ? "" : name, file.getInputStream());
        return ItemController.shown(id, "meeting.paper.added", redirect);
    }

    /** Always as a download, whatever it is: nothing sent in is ever shown as a page of ours. */
    @GetMapping({"/coordination/papers/{id}", "/api/v1/coordination/papers/{id}"})
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<Resource> open(@PathVariable UUID id) {
        StoredFile file = files.find(papers.find(id).file());
        return ResponseEntity.ok()
                .headers(Download.headers(file.name(), file.mediaType()))
                .contentLength(file.size())
                .body(new FileSystemResource(files.open(file.id())));
    }

    @PostMapping("/coordination/papers/{id}/removal")
    ModelAndView remove(@PathVariable UUID id, RedirectAttributes redirect) {
        return ItemController.shown(papers.remove(id), "meeting.paper.removed", redirect);
    }
}
