package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.coordination.plan.TaskSearch.Part;
import cn.yipanqi.coordination.plan.progress.GoalRules;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.web.Languages;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads a task list or duty list from a worksheet: title rows, merged cells, blank rows, units short or in full. */
@Component
public class ListReader {

    private static final Pattern YEAR = Pattern.compile("(20\\d{2})\\s*年");
    private static final Pattern TOTAL = Pattern.compile("(?:合计|总计|共计|小计|备注|说明|注)[:：]?.*");

    private final GoalRules rules;
    private final Languages languages;

    ListReader(GoalRules rules, Languages languages) {
        this.rules = rules;
        this.languages = languages;
    }

    /** The first of a workbook's sheets that is a list; none where none is. */
    public Optional<ListSheet> read(List<Grid> grids, CountyDirectory names, int usualYear) {
        return grids.stream()
                .filter(grid -> !grid.hidden() && grid.refusal() == null)
                .flatMap(grid -> ListColumns.of(grid).map(columns -> read(grid, columns, names, usualYear)).stream())
                .findFirst();
    }

    private ListSheet read(Grid grid, ListColumns columns, CountyDirectory names, int usualYear) {
        StringBuilder title = new StringBuilder();
        grid.rowNumbers().stream()
                .filter(row -> row < columns.firstRow())
                .flatMap(row -> grid.row(row).values().stream())
                .forEach(cell -> title.append(cell.text().strip()).append(' '));
        int year = year(title + grid.file(), grid, columns, usualYear);
        List<ListRow> rows = new ArrayList<>();
        Map<String, Integer> titles = new HashMap<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        Commons above = null;
        for (int row : grid.rowNumbers()) {
            if (row <= columns.lastRow() || blank(grid, columns, row) || assists(grid, columns, row)) {
                continue;
            }
            RowReading reading = new RowReading(rules, languages, grid, columns, row, names, new DueReader(year));
            ListRow read = reading.read(above, titles, numbers);
            above = read.commons();
            rows.add(read);
        }
        return new ListSheet(
                grid.sheet(), title.toString().strip(), year, columns.byField().keySet(), List.copyOf(rows));
    }

    /** Nothing but a number, a total or a note. */
    private static boolean blank(Grid grid, ListColumns columns, int row) {
        String said = grid.cell(row, columns.column("title")).text().strip();
        boolean others = List.of("lead", "goal", "due", "partners").stream()
                .filter(columns::has)
                .anyMatch(field -> !grid.cell(row, columns.column(field)).isBlank());
        String first = grid.row(row).values().stream()
                .findFirst()
                .map(Cell::text)
                .orElse("")
                .strip();
        return said.isEmpty() && !others || !others && TOTAL.matcher(first).matches();
    }

    /** In a duty list a task stands once with its lead, and again with each partner. */
    private boolean assists(Grid grid, ListColumns columns, int row) {
        return columns.has("part")
                && grid.shown(row, columns.column("part"))
                        .text()
                        .contains(languages.say(Languages.CHINESE, Part.PARTNER.messageKey()));
    }

    private static int year(String title, Grid grid, ListColumns columns, int usual) {
        Matcher named = YEAR.matcher(Normalizer.normalize(title, Normalizer.Form.NFKC));
        if (named.find()) {
            return Integer.parseInt(named.group(1));
        }
        return grid.rowNumbers().stream()
                .filter(row -> row > columns.lastRow() && columns.has("due"))
                .flatMap(row -> new DueReader(usual).read(grid.shown(row, columns.column("due"))).stream())
                .map(LocalDate::getYear)
                .findFirst()
                .orElse(usual);
    }
}
