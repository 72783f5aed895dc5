package cn.yipanqi.board;

import cn.yipanqi.figures.Figure;
import cn.yipanqi.ledger.CountyTallies.State;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A county's board over a period of whole months.
 *
 * @param heads the key figures of each of the commons, most important first
 * @param units what each unit led and joined, in the units' fixed order
 * @param open what waits for its lead
 * @param whole the county: every matter once
 * @param stations what took place in each station's area, in the register's order
 * @param elsewhere what states no station
 * @param leadOpen matters whose lead is 待确认
 */
public record Board(
        CountyDirectory county,
        Period period,
        State state,
        Map<Commons, List<Figure>> heads,
        List<Row> units,
        Row open,
        Row whole,
        List<Row> stations,
        Row elsewhere,
        long leadOpen) {

    /** Rows that fit on one A3 sheet at the usual height; with more they are printed lower. */
    private static final int ROWS_ON_A_SHEET = 22;

    private static final int ROWS_ON_A_SHEET_LOW = 36;

    /**
     * A line of the board.
     *
     * @param id the unit or station, none for what belongs to none
     * @param name none where the page has a word for it
     * @param link where its entries are listed, none where no list has just these
     */
    public record Row(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String link,
            List<Cell> cells) {

        public boolean empty() {
            return cells.stream().allMatch(cell -> cell.n() == 0 && cell.joined() == 0);
        }
    }

    /**
     * A cell.
     *
     * @param n matters: led by a unit, or in a station's area
     * @param joined matters a unit joined
     * @param shade 1 to 10 by the largest of its column's section; 0 for none
     * @param link where these matters are listed, none where no list has just these
     * @param joinedLink where those are
     * @param tasks open tasks of the year that the unit leads
     * @param overdue those of them whose last day is over
     * @param tasksLink where the open ones are listed, none where there is none
     * @param overdueLink where the overdue ones are
     */
    public record Cell(
            Commons commons,
            long n,
            long joined,
            int shade,
            @Nullable String link,
            @Nullable String joinedLink,
            long tasks,
            long overdue,
            @Nullable String tasksLink,
            @Nullable String overdueLink) {

        /** One that has no tasks. */
        static Cell of(Commons commons, long n, int shade, @Nullable String link) {
            return new Cell(commons, n, 0, shade, link, null, 0, 0, null, null);
        }

        static int shade(long n, long largest) {
            return n == 0 || largest == 0 ? 0 : (int) ((10 * n + largest - 1) / largest);
        }
    }

    /** Whether anything was ever posted: where not, the page says what to do first. */
    public boolean begun() {
        return state.posting() > 0;
    }

    /** Whether the period has nothing, although others have. */
    public boolean bare() {
        return whole.empty();
    }

    /** How low the rows are printed so that one sheet holds them. */
    public @Nullable String density() {
        int rows = units.size() + stations.size() + 5;
        if (rows <= ROWS_ON_A_SHEET) {
            return null;
        }
        return rows <= ROWS_ON_A_SHEET_LOW ? "low" : "lowest";
    }

    /** Where this board's matters are listed, with further conditions. */
    public String entries(String conditions) {
        return entries(county.county(), period, conditions);
    }

    static String entries(long county, Period period, String conditions) {
        return "/entries?county=" + county + "&from=" + period.from() + "&to=" + period.to() + conditions;
    }

    public String figure(Figure figure, String page) {
        return "/figures/" + figure.definition().code() + page + "?county=" + county.county() + "&from=" + period.from()
                + "&to=" + period.to();
    }

    public List<Figure> heads(Commons commons) {
        return Objects.requireNonNull(heads.getOrDefault(commons, List.of()));
    }
}
