package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.exchange.ListDifference.What;
import cn.yipanqi.coordination.plan.exchange.TaskImports.Choices;
import cn.yipanqi.coordination.plan.exchange.TaskImports.Preview;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Lists in over the API: a workbook is sent as multipart, what it would do is answered, and posted or left. */
@RestController
@RequestMapping("/api/v1/coordination/tasks/imports")
@Requires(Permission.COORDINATION_EDIT)
class ImportsApi {

    private static final int ROWS = 100;

    private final TaskImports imports;
    private final ImportUndoing undoing;

    ImportsApi(TaskImports imports, ImportUndoing undoing) {
        this.imports = imports;
        this.undoing = undoing;
    }

    record ImportList(List<TaskImport> items) {}

    record ProblemBody(String column, String cell, String message, boolean blocking) {}

    /** @param task the one it speaks of; none for a new one */
    record LineBody(
            int row, What what, String title, @Nullable UUID task, List<String> changed, List<ProblemBody> problems) {}

    record MissingBody(UUID task, String title) {}

    record PreviewBody(TaskImport taken, List<LineBody> lines, List<MissingBody> missing) {}

    @GetMapping
    ImportList list(County county) {
        return new ImportList(imports.of(county.code(), ROWS));
    }

    /** @param document a workbook kept already, in place of a file */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PreviewBody receive(
            County county,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable UUID document,
            Page page)
            throws IOException {
        if (document != null) {
            return show(county, imports.receive(county.code(), document).id(), page);
        }
        if (file == null || file.isEmpty()) {
            throw new InvalidInput(List.of(new Fault("file", Message.of("coordination.import.file.none"))));
        }
        String name = file.getOriginalFilename();
        TaskImport taken = imports.receive(county.code(), name == null ? "" : name, file.getInputStream());
        return show(county, taken.id(), page);
    }

    @GetMapping("/{id}")
    PreviewBody show(County county, @PathVariable UUID id, Page page) {
        Preview preview = imports.preview(county.code(), id);
        return new PreviewBody(
                preview.taken(),
                preview.difference().lines().stream()
                        .map(line -> new LineBody(
                                line.row().row(),
                                line.what(),
                                line.row().title(),
                                line.id(),
                                line.changed(),
                                line.row().problems().stream()
                                        .map(problem -> new ProblemBody(
                                                problem.column(),
                                                problem.cell(),
                                                page.t(problem.message()),
                                                problem.blocking()))
                                        .toList()))
                        .toList(),
                preview.difference().missing().stream().map(ImportsApi::missing).toList());
    }

    private static MissingBody missing(Task task) {
        return new MissingBody(task.id(), task.title());
    }

    /** @param changes all where none is given */
    record PostingDraft(
            @Nullable Boolean despiteInvalid,
            @Nullable Set<UUID> changes,
            @Nullable Set<UUID> drops) {}

    @PostMapping("/{id}/posting")
    TaskImport post(County county, @PathVariable UUID id, @RequestBody PostingDraft draft) {
        return imports.post(
                county.code(),
                id,
                new Choices(
                        Boolean.TRUE.equals(draft.despiteInvalid()),
                        draft.changes(),
                        draft.drops() == null ? Set.of() : draft.drops()));
    }

    @PostMapping("/{id}/undoing")
    TaskImport undo(County county, @PathVariable UUID id) {
        undoing.undo(county.code(), id);
        return imports.find(county.code(), id);
    }

    @PostMapping("/{id}/abandonment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abandon(County county, @PathVariable UUID id) {
        imports.abandon(county.code(), id);
    }
}
