package cn.yipanqi.figures.api;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.FigureRow;
import cn.yipanqi.figures.FigureRows;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.MatterShare;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of a county and period, and the rows each opens. */
@RestController
@RequestMapping("/api/v1/figures")
@Requires(Permission.LEDGER_READ)
class FiguresApi {

    private final Figures figures;
    private final Directory directory;

    FiguresApi(Figures figures, Directory directory) {
        this.figures = figures;
        this.directory = directory;
    }

    /** @param asOf the posting number they were read at; ask again with it to be answered the same */
    record All(long asOf, List<One> figures) {}

    /**
     * @param value in {@code unit}, a ratio between 0 and 1; null where it cannot be told, and {@code why} says why
     * @param display as a report writes it, in {@code displayUnit}
     * @param rows how many it opens
     * @param about whether a source gave one of the values as approximate
     */
    record One(
            String code,
            String name,
            @Nullable BigDecimal value,
            String unit,
            String display,
            String displayUnit,
            String definition,
            int definitionVersion,
            long rows,
            boolean about,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why) {}

    @GetMapping
    All all(County county, Period period, @RequestParam @Nullable Long asOf, Page page) {
        List<Figure> all = figures.all(county.code(), period, asOf);
        return new All(
                all.stream().mapToLong(Figure::asOf).findFirst().orElse(0),
                all.stream().map(figure -> one(figure, page)).toList());
    }

    private static One one(Figure figure, Page page) {
        Message why = figure.why();
        return new One(
                figure.definition().code(),
                figure.definition().name().in(page.locale()),
                plain(figure.value()),
                figure.definition().unit().in(page.locale()),
                figure.display(page.locale()),
                figure.unit(page.locale()),
                figure.definition().wording().in(page.locale()),
                figure.definition().version(),
                figure.rows(),
                figure.about(),
                why == null ? null : page.t(why));
    }

    /**
     * A page of rows. The contributions of all items and of what is hidden add up to the value; of a ratio, those of set {@code used} divided
     * by those of set {@code open}.
     *
     * @param hidden what the asker may not open and is counted all the same; null where even that must not be told
     * @param next the cursor of the next page, null at the end
     */
    record Rows(
            @Nullable BigDecimal value,
            long asOf,
            int definitionVersion,
            @Nullable Hidden hidden,
            List<Item> items,
            @Nullable String next) {}

    record Hidden(long rows, BigDecimal contribution) {}

    /**
     * @param entry the entry that bears the row; null for a station or a day
     * @param lead name of the leading unit, null while 待确认
     * @param set of a ratio: {@code open}, {@code used}, or {@code closed} for a use on a closed day
     */
    record Item(
            @Nullable UUID entry,
            @Nullable Integer version,
            @Nullable LocalDate day,
            String title,
            @Nullable String lead,
            List<String> partners,
            BigDecimal contribution,
            @Nullable Cell source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String set) {}

    /** Workbook, sheet and row as the workbook shows it; all null for what was entered by hand. */
    record Cell(
            @Nullable String file,
            @Nullable String sheet,
            @Nullable Integer row) {}

    @GetMapping("/{code}/rows")
    Rows rows(
            @PathVariable String code,
            County county,
            Period period,
            @RequestParam @Nullable Long asOf,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "100") int size) {
        FigureRows rows = figures.rows(code, county.code(), period, asOf, cursor, size);
        CountyDirectory names = directory.of(county.code());
        FigureRows.Hidden hidden = rows.hidden();
        return new Rows(
                plain(rows.figure().value()),
                rows.figure().asOf(),
                rows.figure().definition().version(),
                hidden == null ? null : new Hidden(hidden.rows(), hidden.contribution()),
                rows.items().stream().map(row -> item(row, names)).toList(),
                rows.next());
    }

    private static Item item(FigureRow row, CountyDirectory names) {
        MatterShare share = row.matter();
        if (share == null) {
            return new Item(null, null, row.day(), row.title(), null, List.of(), row.contribution(), null, row.set());
        }
        Source source = share.source();
        return new Item(
                share.entry(),
                share.version(),
                share.day(),
                share.title(),
                share.lead() == null ? null : names.unitName(share.lead()),
                Stream.concat(
                                share.partners().stream().map(names::unitName),
                                share.bodies().stream()
                                        .flatMap(body -> names.body(body).map(OutsideBody::name).stream()))
                        .toList(),
                share.share(),
                new Cell(source.file(), source.sheet(), source.row()),
                null);
    }

    /** Without trailing zeros: 438000, not 438000.00. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
