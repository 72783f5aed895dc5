package cn.yipanqi.figures.card;

import cn.yipanqi.figures.Display;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.FigureBasis.Basis;
import cn.yipanqi.figures.FigureRow;
import cn.yipanqi.figures.FigureRows;
import cn.yipanqi.figures.FigureUse.Use;
import cn.yipanqi.ledger.MatterNumbers.Backing;
import cn.yipanqi.ledger.MatterShare;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 数字来源卡: what stands behind one number.
 *
 * @param past whether it was asked for as of an earlier posting
 * @param asOfAt when that posting was made, none where nothing was ever posted
 * @param parts what it is the sum of, by leading unit, in the units' order, the part that waits for its lead last; empty where it is no
 *     such sum, and where that would tell what the asker may not see
 * @param distinct the different things a distinct count counts, in words; empty otherwise
 * @param backing of each part, for figures of the ledger
 * @param days of an open-day rate
 * @param before the same figure of the same period one year earlier
 * @param uses where else it stands
 * @param basis the rules it rests on
 * @param basisUrls where rules are cited for it
 * @param first number of the first row shown, from 1
 * @param mark by which a report refers to it
 */
public record SourceCard(
        CountyDirectory county,
        Figure figure,
        boolean past,
        @Nullable Instant asOfAt,
        List<Part> parts,
        List<String> distinct,
        List<Backing> backing,
        List<DayList> days,
        Figure before,
        List<Use> uses,
        List<Basis> basis,
        List<String> basisUrls,
        FigureRows rows,
        long first,
        @Nullable String mark) {

    /** Width of the strip's drawing; the browser scales it. */
    public static final int STRIP = 1000;

    /**
     * A part of the sum.
     *
     * @param unit none while 待确认
     * @param x where its bar begins on the strip, of {@link #STRIP}
     * @param width of its bar
     */
    public record Part(@Nullable UUID unit, String name, BigDecimal share, int x, int width) {}

    /** The number as it is, where the display rounds it. */
    public @Nullable String exact() {
        BigDecimal value = figure.value();
        Display display = figure.definition().display();
        boolean rounded = display == Display.WAN || display == Display.ABOUT;
        return value == null || !rounded ? null : written(value);
    }

    /** A part or the whole, exactly. */
    public String written(BigDecimal value) {
        return Display.EXACT.write(value, Locale.ROOT);
    }

    public boolean ofLedger() {
        return figure.definition().question() != null;
    }

    public boolean ratio() {
        return figure.definition().homeKind() != null;
    }

    /** How many days of a set an open-day rate has. */
    public long days(String set) {
        return days.stream()
                .filter(list -> list.set().equals(set))
                .mapToLong(DayList::count)
                .sum();
    }

    public long entries() {
        return total(Backing::entries);
    }

    public long matters() {
        return total(Backing::matters);
    }

    /** Rows that stand in several ledgers and count once. */
    public long repeated() {
        return entries() - matters();
    }

    public long merged() {
        return total(Backing::merged);
    }

    public long seen() {
        return total(Backing::seen);
    }

    public long conflicts() {
        return total(Backing::conflicts);
    }

    public long untraced() {
        return total(Backing::untraced);
    }

    /** Whether the rows, added up one by one, make the number. */
    public boolean addsUp() {
        BigDecimal value = figure.value();
        return value != null
                && backing.stream()
                                .map(Backing::share)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(value)
                        == 0;
    }

    private long total(ToLongFunction<Backing> what) {
        return backing.stream().mapToLong(what).sum();
    }

    public @Nullable Tick tick(FigureRow row) {
        MatterShare share = row.matter();
        return share == null ? null : Tick.of(share);
    }

    /** Partners in words, units before outside bodies. */
    public String partners(MatterShare share) {
        return Stream.concat(
                        share.partners().stream().map(county::unitName),
                        share.bodies().stream()
                                .map(body -> county.body(body)
                                        .map(known -> known.name())
                                        .orElse("--")))
                .collect(Collectors.joining("、"));
    }

    public long last() {
        return first + rows.items().size() - 1;
    }

    /** Where entries of the figure's kinds are listed, of a part's unit or of all. */
    public String entries(@Nullable UUID unit) {
        String kinds = figure.definition().question() == null
                ? ""
                : figure.definition().question().kinds().stream()
                        .sorted()
                        .map(kind -> "&kind=" + kind)
                        .collect(Collectors.joining());
        return "/entries?" + where() + kinds + (unit == null ? "&lead=open" : "&unit=" + unit + "&role=led");
    }

    /** Of this figure, for links between its pages. */
    public String url(String page) {
        return "/figures/" + figure.definition().code() + page + "?" + where()
                + (past ? "&asOf=" + figure.asOf() : "")
                + (mark == null ? "" : "&mark=" + mark);
    }

    /** The same card, of the period one year earlier. */
    public String earlierUrl() {
        Period period = before.period();
        return "/figures/" + figure.definition().code() + "?county=" + figure.county() + "&from=" + period.from()
                + "&to=" + period.to() + (past ? "&asOf=" + figure.asOf() : "");
    }

    public @Nullable String nextUrl(String page) {
        return rows.next() == null ? null : url(page) + "&cursor=" + rows.next() + "&first=" + (last() + 1);
    }

    private String where() {
        Period period = figure.period();
        return "county=" + figure.county() + "&from=" + period.from() + "&to=" + period.to();
    }
}
