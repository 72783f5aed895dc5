package cn.yipanqi.coordination.study;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Differing;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.ledger.WorkRecords;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One session of a series: seen, planned, given up, with the document that is read. */
@Controller
@RequestMapping("/coordination/study/sessions/{id}")
class SessionController {

    private final Sessions sessions;
    private final SessionPlan plan;
    private final WorkRecords ledger;
    private final FileStore files;
    private final Directory directory;
    private final Clock clock;

    SessionController(
            Sessions sessions,
            SessionPlan plan,
            WorkRecords ledger,
            FileStore files,
            Directory directory,
            Clock clock) {
        this.sessions = sessions;
        this.plan = plan;
        this.ledger = ledger;
        this.files = files;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(county, id, page.mistakes());
    }

    private ModelAndView show(County county, UUID id, Mistakes mistakes) {
        Session session = sessions.find(county.code(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("session", session);
        model.put("mayWrite", Sessions.mayWrite(session));
        model.put("today", LocalDate.now(clock));
        model.put("entry", ledger.entryOf(county.code(), Records.MODULE, id).orElse(null));
        model.put("names", directory.of(county.code()));
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/study/session", model);
    }

    @GetMapping("/edit")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        Session session = plan.writable(county.code(), id);
        return form(county, session, SessionDraft.of(session), page.mistakes(), false);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView change(
            County county, @PathVariable UUID id, SessionDraft draft, Page page, RedirectAttributes redirect) {
        try {
            plan.change(county.code(), id, draft);
            return shown(id, "study.session.changed", redirect);
        } catch (InvalidInput invalid) {
            ModelAndView again = form(
                    county,
                    sessions.find(county.code(), id),
                    draft,
                    page.mistakes().add(invalid.faults()),
                    invalid.status() == HttpStatus.CONFLICT);
            again.setStatus(invalid.status());
            return again;
        }
    }

    private ModelAndView form(County county, Session session, SessionDraft draft, Mistakes mistakes, boolean stale) {
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("session", session);
        model.put("draft", draft);
        model.put(
                "differing",
                stale ? Differing.between("study.session.", SessionDraft.of(session), draft, names) : List.of());
        model.put("mistakes", mistakes);
        model.put(
                "units",
                names.units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        return new ModelAndView("coordination/study/planned", model);
    }

    @PostMapping("/cancellation")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView cancel(
            County county,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer revision,
            Page page,
            RedirectAttributes redirect) {
        try {
            plan.cancel(county.code(), id, reason, revision);
            return shown(id, "study.session.cancelled", redirect);
        } catch (InvalidInput invalid) {
            ModelAndView again = show(county, id, page.mistakes().add(invalid.faults()));
            again.setStatus(invalid.status());
            return again;
        }
    }

    @PostMapping("/material")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView attach(
            County county, @PathVariable UUID id, @RequestParam MultipartFile file, RedirectAttributes redirect)
            throws IOException {
        String name = file.getOriginalFilename();
        plan.attach(county.code(), id, name == null ? "" : name, file.getInputStream());
        return shown(id, "study.session.attached", redirect);
    }

    /** Always as a download, whatever it is: nothing sent in is ever shown as a page of ours. */
    @GetMapping("/material")
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<Resource> material(County county, @PathVariable UUID id) {
        UUID stored = sessions.find(county.code(), id).file();
        if (stored == null) {
            throw Refusal.absent("study-material");
        }
        StoredFile file = files.find(stored);
        return ResponseEntity.ok()
                .headers(Download.headers(file.name(), file.mediaType()))
                .contentLength(file.size())
                .body(new FileSystemResource(files.open(file.id())));
    }

    private static ModelAndView shown(UUID id, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, new Message(notice, List.of()));
        return new ModelAndView("redirect:/coordination/study/sessions/" + id);
    }
}
