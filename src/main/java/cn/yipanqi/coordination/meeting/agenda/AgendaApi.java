package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Agenda items, papers and decisions over the API. */
@RestController
@RequestMapping("/api/v1/coordination")
@Requires(Permission.COORDINATION_EDIT)
class AgendaApi {

    private final AgendaDesk desk;
    private final Items items;
    private final Papers papers;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final Agendas agendas;

    AgendaApi(AgendaDesk desk, Items items, Papers papers, Decisions decisions, Outcomes outcomes, Agendas agendas) {
        this.desk = desk;
        this.items = items;
        this.papers = papers;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.agendas = agendas;
    }

    record Made(UUID id) {}

    record Reason(@NotBlank String reason) {}

    record Word(@NotBlank String word) {}

    record Item(@NotNull UUID item) {}

    record Order(@NotNull List<UUID> items) {}

    @PostMapping("/meetings/{id}/items")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.CREATED)
    Made propose(@PathVariable UUID id, @RequestBody ItemDraft draft) {
        return new Made(desk.propose(id, draft));
    }

    @PostMapping("/meetings/{id}/items/taken-up")
    @ResponseStatus(HttpStatus.CREATED)
    Made takeUp(@PathVariable UUID id, @Valid @RequestBody Item body) {
        return new Made(items.takeUp(id, body.item()));
    }

    @PutMapping("/meetings/{id}/agenda")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@PathVariable UUID id, @Valid @RequestBody Order body) {
        items.order(id, body.items());
    }

    @GetMapping("/items/{id}")
    @Requires(Permission.LEDGER_READ)
    AgendaItem item(@PathVariable UUID id) {
        return agendas.item(id);
    }

    @PutMapping("/items/{id}")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID id, @RequestBody ItemDraft draft) {
        desk.change(id, draft);
    }

    @PostMapping("/items/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable UUID id) {
        items.accept(id);
    }

    @PostMapping("/items/{id}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable UUID id, @Valid @RequestBody Reason body) {
        items.refuse(id, body.reason());
    }

    @PostMapping("/items/{id}/postponement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void postpone(@PathVariable UUID id, @Valid @RequestBody Reason body) {
        items.postpone(id, body.reason());
    }

    @PostMapping("/items/{id}/withdrawal")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id) {
        items.withdraw(id);
    }

    @PostMapping("/items/{id}/papers")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.CREATED)
    Made addPaper(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        String name = file.getOriginalFilename();
        return new Made(papers.add(id, name == null ? "" : name, file.getInputStream()));
    }

    @DeleteMapping("/papers/{id}")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePaper(@PathVariable UUID id) {
        papers.remove(id);
    }

    @PostMapping("/items/{id}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Made decide(@PathVariable UUID id, @RequestBody DecisionDraft draft) {
        return new Made(desk.decide(id, draft));
    }

    @GetMapping("/decisions/{id}")
    @Requires(Permission.LEDGER_READ)
    Decision decision(@PathVariable UUID id) {
        return agendas.decision(id);
    }

    @PutMapping("/decisions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID id, @RequestBody DecisionDraft draft) {
        desk.change(id, draft);
    }

    @DeleteMapping("/decisions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        decisions.remove(id);
    }

    /** Makes the decision a task, once; answers with the task's id. */
    @PostMapping("/decisions/{id}/task")
    @ResponseStatus(HttpStatus.CREATED)
    Made makeTask(@PathVariable UUID id, @RequestBody TaskDraft draft) {
        return new Made(desk.makeTask(id, draft));
    }

    @PostMapping("/decisions/{id}/settlement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable UUID id, @Valid @RequestBody Word body) {
        outcomes.settle(id, Decision.State.SETTLED, body.word());
    }

    @PostMapping("/decisions/{id}/dropping")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID id, @Valid @RequestBody Word body) {
        outcomes.settle(id, Decision.State.DROPPED, body.word());
    }
}
