package cn.yipanqi.persons.own;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.access.idempotency.OnceFilter;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.Revealed;
import cn.yipanqi.persons.consent.Purpose;
import cn.yipanqi.persons.request.RequestDraft;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is held about the token's owner, and what he may do about it. */
@RestController
@RequestMapping("/api/v1/account/data")
class OwnDataApi {

    private final OwnDesk desk;
    private final OwnFile file;

    OwnDataApi(OwnDesk desk, OwnFile file) {
        this.desk = desk;
        this.file = file;
    }

    record MadeBody(UUID id) {}

    record ColumnBody(@Nullable String column) {}

    record NumberBody(Column column, String number) {

        @Override
        public String toString() {
            return "NumberBody[not shown]";
        }
    }

    /** By kind; numbers are masked, times in UTC. */
    @GetMapping
    Map<String, List<Map<String, String>>> show(@AuthenticationPrincipal SignedIn own, Locale language) {
        return file.objects(desk.sections(own, "", false), language);
    }

    @PostMapping("/revelations")
    @StepUp
    ResponseEntity<NumberBody> reveal(
            @AuthenticationPrincipal SignedIn own, @RequestBody ColumnBody body, HttpServletRequest request) {
        OnceFilter.answerIsSecret(request);
        Revealed revealed = desk.reveal(own, Column.named(body.column()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new NumberBody(revealed.column(), revealed.number()));
    }

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.CREATED)
    MadeBody ask(@AuthenticationPrincipal SignedIn own, @RequestBody RequestDraft draft) {
        return new MadeBody(desk.ask(own, draft));
    }

    @PostMapping("/requests/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal SignedIn own, @PathVariable UUID id) {
        desk.withdraw(own, id);
    }

    @PostMapping("/consents/{purpose}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@AuthenticationPrincipal SignedIn own, @PathVariable String purpose) {
        desk.give(own, Purpose.named(purpose));
    }

    @PostMapping("/consents/{purpose}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@AuthenticationPrincipal SignedIn own, @PathVariable String purpose) {
        desk.takeBack(own, Purpose.named(purpose));
    }
}
