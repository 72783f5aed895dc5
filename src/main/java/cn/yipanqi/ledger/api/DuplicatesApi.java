package cn.yipanqi.ledger.api;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.Decisions;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.ledger.Merging;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.TypedDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Entries that seem to be one matter, and what people answered. These lists answer whole: a year of a county has some dozens. */
@RestController
@RequestMapping("/api/v1/duplicates")
class DuplicatesApi {

    private final Duplicates duplicates;
    private final Decisions decisions;
    private final Merging merging;
    private final CountyNames countyNames;

    DuplicatesApi(Duplicates duplicates, Decisions decisions, Merging merging, CountyNames countyNames) {
        this.duplicates = duplicates;
        this.decisions = decisions;
        this.merging = merging;
        this.countyNames = countyNames;
    }

    record AllSuggested(List<Groups.Suggested> groups) {}

    record AllConfirmed(List<Groups.Confirmed> confirmations) {}

    record NewlyConfirmed(List<Merging.Confirmed> confirmations) {}

    record AllRefused(List<Groups.RefusedGroup> refusals) {}

    record NewlyRefused(List<String> refusals) {}

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    AllSuggested suggested(County county, Period period, Page page) {
        EntryNames names = countyNames.of(county.code());
        return new AllSuggested(duplicates.suggestions(county.code(), period).stream()
                .map(suggestion -> Groups.of(suggestion, names, page))
                .toList());
    }

    @GetMapping("/confirmations")
    @Requires(Permission.LEDGER_READ)
    AllConfirmed confirmed(County county, Period period, Page page) {
        EntryNames names = countyNames.of(county.code());
        return new AllConfirmed(decisions.confirmations(names.county(), period).stream()
                .map(confirmation -> Groups.of(confirmation, names, page))
                .toList());
    }

    /** Body: {@code {"groups": [id, …]}}, or {@code {"sure": true}} with county and period, there or in the address. */
    @PostMapping("/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MERGE)
    NewlyConfirmed confirm(
            @RequestParam(name = "county", required = false) @Nullable String county,
            @RequestParam @Nullable String year,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestBody JsonNode body)
            throws MissingServletRequestParameterException {
        if (body.path("sure").asBoolean(false)) {
            Period period = period(
                    first(from, Bodies.text(body, "from")),
                    first(to, Bodies.text(body, "to")),
                    first(year, Bodies.text(body, "year")));
            return new NewlyConfirmed(duplicates.confirmSure(Bodies.county(county, body.get("county")), period));
        }
        return new NewlyConfirmed(duplicates.confirm(groups(body)));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || one.isBlank() ? other : one;
    }

    private static Period period(@Nullable String from, @Nullable String to, @Nullable String year) {
        if (from != null && to != null) {
            return new Period(day(from), day(to));
        }
        if (from != null || to != null || year == null) {
            throw new Refusal(Message.of("failure.period.missing"));
        }
        return Period.ofCode(year)
                .orElseThrow(() -> new Refusal(Message.of("failure.period.unreadable", shortened(year))));
    }

    private static java.time.LocalDate day(String text) {
        return TypedDay.read(text)
                .orElseThrow(() -> new Refusal(Message.of("failure.period.unreadable", shortened(text))));
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    private static List<String> groups(JsonNode body) {
        List<String> groups = new ArrayList<>();
        body.path("groups").forEach(group -> groups.add(group.asString("")));
        Optional.ofNullable(Bodies.text(body, "group")).ifPresent(groups::add);
        if (groups.isEmpty()) {
            throw new Refusal(Message.of("duplicates.groups.missing"));
        }
        return groups;
    }

    /** Parts what was confirmed. */
    @DeleteMapping("/confirmations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MERGE)
    void part(@PathVariable UUID id) {
        merging.part(id);
    }

    @GetMapping("/refusals")
    @Requires(Permission.LEDGER_READ)
    AllRefused refused(County county, Period period) {
        EntryNames names = countyNames.of(county.code());
        return new AllRefused(decisions.refusals(county.code(), period).stream()
                .map(refused -> Groups.of(refused, names))
                .toList());
    }

    /** Body: {@code {"groups": [id, …]}} or {@code {"group": id}}. */
    @PostMapping("/refusals")
    @Requires(Permission.MERGE)
    ResponseEntity<NewlyRefused> refuse(@RequestBody JsonNode body) {
        List<String> groups = groups(body);
        duplicates.refuse(groups);
        return ResponseEntity.status(HttpStatus.CREATED).body(new NewlyRefused(groups));
    }

    /** Takes a refusal back: its entries may be suggested again. */
    @DeleteMapping("/refusals/{group}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MERGE)
    void takeBack(@PathVariable String group) {
        duplicates.takeBack(group);
    }
}
