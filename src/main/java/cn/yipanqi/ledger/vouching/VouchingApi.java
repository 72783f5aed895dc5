package cn.yipanqi.ledger.vouching;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.ENTRY_WRITE;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Months vouched for by units and stations, for programs. */
@RestController
@RequestMapping("/api/v1/vouchings")
@Requires(LEDGER_READ)
class VouchingApi {

    private final VouchingReader reader;
    private final Vouchings vouchings;

    VouchingApi(VouchingReader reader, Vouchings vouchings) {
        this.reader = reader;
        this.vouchings = vouchings;
    }

    /**
     * How a month stands.
     *
     * @param month {@code 2022-05}
     * @param changes entries changed since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StateBody(
            String month,
            @Nullable Long posting,
            @Nullable Instant at,
            @Nullable String by,
            int changes) {

        static StateBody of(MonthState state) {
            Vouching vouching = state.vouching();
            return new StateBody(
                    state.month().toString(),
                    vouching == null ? null : vouching.posting(),
                    vouching == null ? null : vouching.at(),
                    vouching == null ? null : vouching.by(),
                    state.changes());
        }
    }

    /** @param kind {@code UNIT} or {@code STATION} */
    record RowBody(String kind, UUID id, String name, List<StateBody> months) {

        static RowBody of(MatrixView.Row row) {
            List<StateBody> months = new ArrayList<>();
            for (MonthState state : row.months()) {
                if (state != null) {
                    months.add(StateBody.of(state));
                }
            }
            return new RowBody(row.whose().kind().name(), row.whose().id(), row.name(), months);
        }
    }

    /** Units and stations in the order of the registers; of each the months somebody vouched for. */
    record Matrix(int year, List<RowBody> items) {}

    @GetMapping
    Matrix county(County county, @RequestParam(required = false) @Nullable Integer year) {
        MatrixView view = reader.county(county.code(), year);
        return new Matrix(
                view.year(),
                Stream.concat(view.units().stream(), view.stations().stream())
                        .map(RowBody::of)
                        .toList());
    }

    record KindBody(String kind, long led, long joined, long people, BigDecimal given) {}

    /** A month: what stands in the ledger, and how it is vouched for. */
    record MonthBody(long kept, long led, long joined, List<KindBody> kinds, StateBody state) {

        static MonthBody of(VouchingView.Line line) {
            MonthSums sums = line.sums();
            return new MonthBody(
                    sums.kept(),
                    sums.led(),
                    sums.joined(),
                    sums.kinds().stream()
                            .map(kind ->
                                    new KindBody(kind.kind(), kind.led(), kind.joined(), kind.people(), kind.given()))
                            .toList(),
                    StateBody.of(line.state()));
        }
    }

    /** @param posting number of what is told, to be sent along with a confirmation */
    record Year(String name, int year, long posting, List<MonthBody> items) {}

    @GetMapping("/{kind:units|stations}/{id}")
    Year year(
            County county,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer year) {
        VouchingView view = reader.year(county.code(), Whose.of(kind, id), year);
        return new Year(
                view.name(),
                view.year(),
                view.posting(),
                view.lines().stream().map(MonthBody::of).toList());
    }

    /** The latest first, 500 at most. */
    record Changes(List<Change> items) {}

    @GetMapping("/{kind:units|stations}/{id}/changes")
    Changes changes(County county, @PathVariable String kind, @PathVariable UUID id, @RequestParam String month) {
        return new Changes(reader.changes(county.code(), Whose.of(kind, id), VouchingController.month(month)));
    }

    /**
     * @param month {@code 2022-05}
     * @param posting of what was looked through; left out, the present
     */
    record Confirmation(@NotNull String month, @Nullable Long posting) {}

    /** Confirms a month of one's own unit or station. */
    @PostMapping
    @Requires(ENTRY_WRITE)
    Vouching confirm(County county, @Valid @RequestBody Confirmation confirmation) {
        return vouchings.confirm(county.code(), VouchingController.month(confirmation.month()), confirmation.posting());
    }

    record Reminder(@NotNull String month) {}

    /** @param waiting units and stations that have not confirmed it */
    record Reminded(int waiting) {}

    @PostMapping("/reminders")
    @Requires(COORDINATION_EDIT)
    Reminded remind(County county, @Valid @RequestBody Reminder reminder) {
        return new Reminded(vouchings.remindMonth(county.code(), VouchingController.month(reminder.month())));
    }
}
