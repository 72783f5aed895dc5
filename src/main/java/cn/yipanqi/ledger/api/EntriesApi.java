package cn.yipanqi.ledger.api;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.input.EntryDesk;
import cn.yipanqi.ledger.input.EntryInput;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.ledger.reading.EntrySearch.Part;
import cn.yipanqi.ledger.reading.EntryStories;
import cn.yipanqi.ledger.reading.EntryStory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Entries of a county. */
@RestController
@RequestMapping("/api/v1/entries")
class EntriesApi {

    private static final int MOST = 200;
    private static final String OPEN = "open";

    private final EntryLists lists;
    private final EntryStories stories;
    private final EntryDesk desk;
    private final CountyNames countyNames;
    private final Bodies bodies;

    EntriesApi(EntryLists lists, EntryStories stories, EntryDesk desk, CountyNames countyNames, Bodies bodies) {
        this.lists = lists;
        this.stories = stories;
        this.desk = desk;
        this.countyNames = countyNames;
        this.bodies = bodies;
    }

    /** @param next cursor of the next page, none on the last */
    record EntryPage(List<EntryJson> items, @Nullable String next) {}

    /**
     * By day.
     *
     * @param unit a unit's id or name; {@code role} says what it has to do with the entries (recorded, led, joined, any)
     * @param q words, all of which must stand in it
     * @param lead {@code open}: only matters whose lead is 待确认
     * @param conflicts {@code open}: only matters whose entries differ
     */
    @GetMapping
    @Requires(Permission.LEDGER_READ)
    EntryPage list(
            County county,
            Period period,
            @RequestParam @Nullable Set<String> kind,
            @RequestParam @Nullable String unit,
            @RequestParam(defaultValue = "recorded") String role,
            @RequestParam @Nullable String station,
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String lead,
            @RequestParam @Nullable String conflicts,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        EntryNames names = countyNames.of(county.code());
        EntrySearch search = new EntrySearch(
                county.code(),
                period,
                kind == null ? Set.of() : kind,
                named(unit, "unit", text -> names.county().unitNamed(text).map(Unit::id)),
                role(role),
                named(
                        station,
                        "station",
                        text -> names.county().stationNamed(text).map(Station::id)),
                tag == null || tag.isBlank() ? null : tag,
                q,
                OPEN.equals(lead),
                OPEN.equals(conflicts));
        int most = Math.max(1, Math.min(size, MOST));
        List<EntryLine> found = lists.after(search, EntryCursor.position(cursor), most + 1);
        List<EntryLine> shown = found.size() > most ? found.subList(0, most) : found;
        return new EntryPage(
                shown.stream()
                        .map(line -> EntryJson.of(line.entry(), line.matter(), names))
                        .toList(),
                found.size() > most ? EntryCursor.after(shown.get(most - 1)) : null);
    }

    private static Part role(String text) {
        for (Part role : Part.values()) {
            if (role.name().equalsIgnoreCase(text)) {
                return role;
            }
        }
        throw new Refusal(Message.of("entries.role.unknown"));
    }

    private static @Nullable UUID named(
            @Nullable String text, String thing, Function<String, java.util.Optional<UUID>> byName) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(text);
        }
        return byName.apply(text).orElseThrow(() -> Refusal.absent(thing));
    }

    /** @param asOf a posting of its county: the entry as it stood after it */
    @GetMapping("/{id}")
    @Requires(Permission.LEDGER_READ)
    EntryDetail show(@PathVariable UUID id, @RequestParam @Nullable Long asOf, Page page) {
        EntryStory story = stories.of(id, asOf);
        return EntryDetail.of(story, countyNames.of(story.entry().county()), page);
    }

    @PostMapping
    @Requires(Permission.ENTRY_WRITE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = EntryInput.class)))
    ResponseEntity<EntryDetail> enter(
            @RequestParam(name = "county", required = false) @Nullable String parameter,
            @RequestBody JsonNode body,
            Page page)
            throws MissingServletRequestParameterException {
        long county = Bodies.county(parameter, body.get("county"));
        UUID entry = desk.enter(county, bodies.entry(body));
        return ResponseEntity.created(URI.create("/api/v1/entries/" + entry)).body(show(entry, null, page));
    }

    /** The body names {@code expectedVersion}, {@code reason} and the fields to change (a JSON merge patch). */
    @PostMapping("/{id}/corrections")
    @Requires(Permission.ENTRY_WRITE)
    ResponseEntity<EntryDetail> correct(@PathVariable UUID id, @RequestBody JsonNode body, Page page) {
        var now = desk.correctable(id);
        EntryInput input = bodies.patched(
                EntryInput.of(now.content(), countyNames.of(now.county()).county()), body);
        desk.correct(id, Bodies.number(body, "expectedVersion"), Bodies.text(body, "reason"), input);
        return ResponseEntity.status(201).body(show(id, null, page));
    }

    /** The body names {@code expectedVersion} and {@code reason}. */
    @PostMapping("/{id}/withdrawal")
    @Requires(Permission.ENTRY_WRITE)
    ResponseEntity<EntryDetail> withdraw(@PathVariable UUID id, @RequestBody JsonNode body, Page page) {
        desk.withdraw(id, Bodies.number(body, "expectedVersion"), Bodies.text(body, "reason"));
        return ResponseEntity.status(201).body(show(id, null, page));
    }
}
