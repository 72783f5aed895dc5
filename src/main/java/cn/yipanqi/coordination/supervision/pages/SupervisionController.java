package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.ItemSearch;
import cn.yipanqi.coordination.supervision.Moved;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.coordination.supervision.Supervisions;
import cn.yipanqi.coordination.supervision.TimesBook;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.PostedEntries;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is under supervision: the county's list, and one item with all that happened. */
@Controller
@RequestMapping("/coordination/supervision")
@Requires(Permission.LEDGER_READ)
class SupervisionController {

    private static final int ROWS = 50;

    /** A task comes under supervision again when it was discharged before; not often. */
    private static final int MOST_OF_TASK = 200;

    private final Listed listed;
    private final Reader reader;
    private final Supervisions supervisions;
    private final Clocks clocks;
    private final TimesBook times;
    private final Directory directory;
    private final People people;
    private final PostedEntries entries;
    private final Clock clock;

    SupervisionController(
            Listed listed,
            Reader reader,
            Supervisions supervisions,
            Clocks clocks,
            TimesBook times,
            Directory directory,
            People people,
            PostedEntries entries,
            Clock clock) {
        this.listed = listed;
        this.reader = reader;
        this.supervisions = supervisions;
        this.clocks = clocks;
        this.times = times;
        this.directory = directory;
        this.people = people;
        this.entries = entries;
        this.clock = clock;
    }

    @GetMapping
    @Snapshot
    ModelAndView index(
            County county,
            @AuthenticationPrincipal SignedIn asker,
            SupervisionQuery query,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Page page) {
        ItemSearch search = query.search();
        if (page.partial() && search.task() != null) {
            Listed.Found ofTask = listed.find(county.code(), search, 0, MOST_OF_TASK);
            return new ModelAndView(
                    "coordination/supervision/_of_task", Map.of("rows", ofTask.rows(), "task", search.task()));
        }
        Listed.Found found = listed.find(county.code(), search, (Math.max(1, number) - 1L) * ROWS, ROWS);
        Paging paging = new Paging(found.total(), number, ROWS);
        if (paging.number() != number && found.total() > 0) {
            found = listed.find(county.code(), search, paging.offset(), ROWS);
        }
        CountyDirectory all = directory.of(county.code());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("all", all);
        model.put("query", query);
        model.put("rows", found.rows());
        model.put("paging", paging);
        model.put("ownUnit", asker.grant().unit());
        model.put("units", unitChoices(all));
        model.put("today", LocalDate.now(clock));
        return new ModelAndView("coordination/supervision/index", model);
    }

    static List<Choice> unitChoices(CountyDirectory all) {
        return all.units()
                .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                .toList();
    }

    @GetMapping("/{id}")
    @Snapshot
    ModelAndView show(County county, @PathVariable UUID id) {
        Item item = reader.find(county.code(), id);
        TimesBook.Known known = times.of(county.code());
        List<Moved> moves = reader.moves(county.code(), id);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("all", directory.of(county.code()));
        model.put("row", listed.of(item, known));
        model.put("moves", latestFirst(moves));
        model.put("slips", reader.slips(county.code(), id));
        model.put("next", supervisions.next(item));
        model.put("clocks", clocks.of(item, known));
        model.put("elapsed", clocks.elapsed(item));
        model.put("evidence", evidence(county.code(), moves));
        model.put(
                "person",
                Optional.ofNullable(item.person())
                        .map(person -> people.find(county.code(), person).name())
                        .orElse(null));
        return new ModelAndView("coordination/supervision/show", model);
    }

    private static List<Moved> latestFirst(List<Moved> moves) {
        List<Moved> reversed = new ArrayList<>(moves);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    /** The titles of what is linked as proof, as far as the asker may open it. */
    private Map<UUID, String> evidence(long county, List<Moved> moves) {
        List<UUID> linked = moves.stream()
                .flatMap(move -> move.evidence().stream())
                .distinct()
                .toList();
        return linked.isEmpty()
                ? Map.of()
                : entries.live(county, linked).values().stream()
                        .filter(entry -> !CurrentScope.get()
                                .hiddenKinds()
                                .contains(entry.content().kind()))
                        .collect(Collectors.toMap(
                                EntryRecord::entry, entry -> entry.content().title()));
    }
}
