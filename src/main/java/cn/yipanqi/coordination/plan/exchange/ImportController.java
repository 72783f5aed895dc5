package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.desk.TaskWords;
import cn.yipanqi.coordination.plan.exchange.TaskImports.Choices;
import cn.yipanqi.coordination.plan.exchange.TaskImports.Preview;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists in: sent, shown beside the plan, taken in or left, undone. */
@Controller
@RequestMapping("/coordination/tasks/imports")
@Requires(Permission.COORDINATION_EDIT)
class ImportController {

    private static final int ROWS = 30;

    private final TaskImports imports;
    private final ImportUndoing undoing;

    ImportController(TaskImports imports, ImportUndoing undoing) {
        this.imports = imports;
        this.undoing = undoing;
    }

    @GetMapping
    ModelAndView index(County county, Page page) {
        return index(county, page.mistakes(), HttpStatus.OK);
    }

    private ModelAndView index(County county, Mistakes mistakes, HttpStatus status) {
        ModelAndView page = new ModelAndView(
                "coordination/imports/index",
                Map.of("county", county.code(), "rows", imports.of(county.code(), ROWS), "mistakes", mistakes));
        page.setStatus(status);
        return page;
    }

    /** @param document a workbook kept already, in place of a file */
    @PostMapping
    ModelAndView receive(
            County county,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable UUID document,
            Page page)
            throws IOException {
        try {
            return shown(taken(county, file, document).id());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            return index(county, page.mistakes().add("file", refusal.sentence()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private TaskImport taken(County county, @Nullable MultipartFile file, @Nullable UUID document) throws IOException {
        if (file != null && !file.isEmpty()) {
            String name = file.getOriginalFilename();
            return imports.receive(county.code(), name == null ? "" : name, file.getInputStream());
        }
        if (document == null) {
            throw new Refusal(Message.of("coordination.import.file.none"));
        }
        return imports.receive(county.code(), document);
    }

    @GetMapping("/{id}")
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(county, id, page.mistakes());
    }

    private ModelAndView show(County county, UUID id, Mistakes mistakes) {
        Preview preview = imports.preview(county.code(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("preview", preview);
        model.put("words", new TaskWords(preview.names(), Map.of(), Map.of(), Map.of()));
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/imports/show", model);
    }

    /**
     * @param rows {@code valid} where what can be taken in is, although other rows cannot
     * @param changes tasks whose changed rows are wanted
     * @param drops missing tasks to be given up
     */
    @PostMapping("/{id}/posting")
    ModelAndView post(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String rows,
            @RequestParam(required = false) @Nullable Set<UUID> changes,
            @RequestParam(required = false) @Nullable Set<UUID> drops,
            Page page,
            RedirectAttributes next) {
        Choices choices = new Choices(
                rows.equals("valid"), changes == null ? Set.of() : changes, drops == null ? Set.of() : drops);
        try {
            TaskImport done = imports.post(county.code(), id, choices);
            next.addFlashAttribute(
                    Page.NOTICE,
                    Message.of("coordination.import.posted.was", done.added(), done.changed(), done.dropped()));
            return new ModelAndView("redirect:/coordination/plans/" + done.year());
        } catch (Refusal refusal) {
            return refused(county, id, refusal, page);
        }
    }

    @PostMapping("/{id}/undoing")
    ModelAndView undo(County county, @PathVariable UUID id, Page page, RedirectAttributes next) {
        try {
            undoing.undo(county.code(), id);
        } catch (Refusal refusal) {
            return refused(county, id, refusal, page);
        }
        next.addFlashAttribute(Page.NOTICE, Message.of("coordination.import.undone.was"));
        return new ModelAndView("redirect:/coordination/tasks/imports");
    }

    @PostMapping("/{id}/abandonment")
    ModelAndView abandon(County county, @PathVariable UUID id, Page page, RedirectAttributes next) {
        try {
            imports.abandon(county.code(), id);
        } catch (Refusal refusal) {
            return refused(county, id, refusal, page);
        }
        next.addFlashAttribute(Page.NOTICE, Message.of("coordination.import.abandoned.was"));
        return new ModelAndView("redirect:/coordination/tasks/imports");
    }

    private ModelAndView refused(County county, UUID id, Refusal refusal, Page page) {
        if (refusal.kind() != Refusal.Kind.INVALID) {
            throw refusal;
        }
        ModelAndView again = show(county, id, page.mistakes().add("", refusal.sentence()));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView shown(UUID id) {
        return new ModelAndView("redirect:/coordination/tasks/imports/" + id);
    }
}
