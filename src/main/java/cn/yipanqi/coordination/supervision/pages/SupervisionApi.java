package cn.yipanqi.coordination.supervision.pages;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.COORDINATION_WORK;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.supervision.Colour;
import cn.yipanqi.coordination.supervision.Filing;
import cn.yipanqi.coordination.supervision.Filings;
import cn.yipanqi.coordination.supervision.IssuedSlip;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.ItemSearch;
import cn.yipanqi.coordination.supervision.Move;
import cn.yipanqi.coordination.supervision.Moved;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.coordination.supervision.Side;
import cn.yipanqi.coordination.supervision.Step;
import cn.yipanqi.coordination.supervision.Supervisions;
import cn.yipanqi.coordination.supervision.Times;
import cn.yipanqi.coordination.supervision.TimesBook;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Cursor;
import cn.yipanqi.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
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

/** Supervision for programs: what the pages can do. */
@RestController
@RequestMapping("/api/v1/coordination/supervision")
class SupervisionApi {

    private static final int ROWS = 100;

    private final Listed listed;
    private final Reader reader;
    private final Filings filings;
    private final Supervisions supervisions;
    private final TimesBook times;

    SupervisionApi(Listed listed, Reader reader, Filings filings, Supervisions supervisions, TimesBook times) {
        this.listed = listed;
        this.reader = reader;
        this.filings = filings;
        this.supervisions = supervisions;
        this.times = times;
    }

    /**
     * @param owner whose turn it is
     * @param reason why it has its colour, in words
     * @param next what the asker may do next; in lists empty
     */
    record ItemBody(
            Item item,
            Side owner,
            @Nullable LocalDate turnBy,
            @Nullable Colour colour,
            @Nullable String reason,
            List<Move> next) {}

    record ItemsBody(List<ItemBody> items, @Nullable String next) {}

    /** @param slips with their reasons as texts */
    record WholeBody(ItemBody standing, List<Moved> moves, List<SlipBody> slips) {}

    /**
     * @param lead unit it was addressed to
     * @param person who answered for it then, where somebody was named
     */
    record SlipBody(
            UUID id,
            Colour colour,
            LocalDate due,
            int year,
            int number,
            String reason,
            UUID lead,
            @Nullable UUID person,
            java.time.Instant at) {}

    record Made(UUID id) {}

    /**
     * A filing: with {@code task}, of a task that is there; else title, commons, lead and due make one.
     *
     * @param partners units that assist
     */
    record FilingBody(
            @Nullable UUID task,
            @NotNull String source,
            @NotNull String requirement,
            @Nullable String instruction,
            @Nullable String title,
            @Nullable Commons commons,
            @Nullable UUID lead,
            @Nullable List<UUID> partners,
            @Nullable LocalDate from,
            @Nullable LocalDate due) {}

    /** See {@link Step}. */
    record MoveBody(
            @NotNull Move move,
            int seen,
            @Nullable String words,
            @Nullable Integer percent,
            @Nullable LocalDate until,
            @Nullable UUID lead,
            @Nullable UUID person,
            @Nullable List<UUID> evidence) {

        Step step() {
            return new Step(move, seen, words, percent, until, lead, person, evidence == null ? List.of() : evidence);
        }
    }

    record TimesBody(@NotNull LocalDate from, @NotNull Times times) {}

    /** @param state {@code ended} for what is closed, all else for what is open */
    @GetMapping
    @Requires(LEDGER_READ)
    ItemsBody list(
            County county,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable Colour colour,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable Commons commons,
            @RequestParam @Nullable UUID task,
            @RequestParam @Nullable String cursor,
            Page page) {
        int from = cursor == null ? 0 : offset(cursor);
        Listed.Found found = listed.find(
                county.code(), new ItemSearch("ended".equals(state), colour, unit, commons, task), from, ROWS);
        int to = from + found.rows().size();
        return new ItemsBody(
                found.rows().stream().map(row -> body(row, List.of(), page)).toList(),
                !found.rows().isEmpty() && to < found.total() ? Cursor.of(Integer.toString(to)) : null);
    }

    private static int offset(String cursor) {
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,6}")) {
            throw Cursor.unreadable();
        }
        return Integer.parseInt(position);
    }

    private static ItemBody body(Row row, List<Move> next, Page page) {
        return new ItemBody(
                row.item(),
                row.item().state().owner(),
                row.turnBy(),
                row.colour(),
                row.reason() == null ? null : page.t(row.reason()),
                next);
    }

    @GetMapping("/{id}")
    @Requires(LEDGER_READ)
    WholeBody show(County county, @PathVariable UUID id, Page page) {
        Item item = reader.find(county.code(), id);
        return new WholeBody(
                body(listed.of(item, times.of(county.code())), supervisions.next(item), page),
                reader.moves(county.code(), id),
                reader.slips(county.code(), id).stream()
                        .map(slip -> body(slip, page))
                        .toList());
    }

    private static SlipBody body(IssuedSlip slip, Page page) {
        return new SlipBody(
                slip.id(),
                slip.colour(),
                slip.due(),
                slip.year(),
                slip.number(),
                page.t(slip.reason()),
                slip.lead(),
                slip.person(),
                slip.at());
    }

    @GetMapping("/{id}/slips/{slip}")
    @Requires(LEDGER_READ)
    SlipBody slip(County county, @PathVariable UUID id, @PathVariable UUID slip, Page page) {
        return reader.slip(county.code(), id, slip)
                .map(found -> body(found, page))
                .orElseThrow(() -> Refusal.absent("slip"));
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made file(County county, @Valid @RequestBody FilingBody body) {
        Filing filing = new Filing(body.source(), body.requirement(), body.instruction());
        if (body.task() != null) {
            return new Made(filings.file(county.code(), body.task(), filing));
        }
        if (body.title() == null || body.commons() == null || body.lead() == null || body.due() == null) {
            throw new Refusal(cn.yipanqi.shared.Message.of("supervision.filing.incomplete"));
        }
        return new Made(filings.fileNew(
                county.code(),
                new NewTask(
                        body.due().getYear(),
                        null,
                        body.commons(),
                        body.title(),
                        null,
                        null,
                        body.lead(),
                        body.partners() == null ? List.of() : body.partners(),
                        List.of(),
                        null,
                        null,
                        body.from(),
                        body.due(),
                        TaskOrigin.INSTRUCTION,
                        null),
                filing));
    }

    @PostMapping("/{id}/moves")
    @Requires(COORDINATION_WORK)
    ItemBody move(County county, @PathVariable UUID id, @Valid @RequestBody MoveBody body, Page page) {
        if (body.move() == Move.FILE) {
            throw Refusal.absent("move");
        }
        supervisions.move(county.code(), id, body.step());
        Item item = reader.find(county.code(), id);
        return body(listed.of(item, times.of(county.code())), supervisions.next(item), page);
    }

    /** The times a county set, the latest first, and what holds before the first. */
    @GetMapping("/times")
    @Requires(LEDGER_READ)
    TimesBook.Known times(County county) {
        return times.of(county.code());
    }

    @PostMapping("/times")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(County county, @Valid @RequestBody TimesBody body) {
        times.set(county.code(), body.from(), body.times());
    }
}
