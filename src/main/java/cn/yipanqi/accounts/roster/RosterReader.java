package cn.yipanqi.accounts.roster;

import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** From a workbook's first sheet with a heading row to lines, as they lie. */
final class RosterReader {

    static final int MOST = 500;
    private static final int HEADING_WITHIN = 10;

    private final WorkbookReader reader = new WorkbookReader();

    /**
     * @param phones whether a column of telephone numbers was found and left out
     */
    record Roster(List<Line> lines, boolean phones) {}

    /** @throws Refusal where it is no workbook, has no heading row, or too many rows */
    Roster read(String fileName, byte[] content) {
        for (Grid grid : reader.read(fileName, content)) {
            for (int row : grid.rowNumbers()) {
                if (row > HEADING_WITHIN) {
                    break;
                }
                Map<Column, Integer> heading = heading(grid.row(row));
                if (heading.containsKey(Column.NAME) && heading.containsKey(Column.POSITION)) {
                    return new Roster(lines(grid, row, heading), heading.containsKey(Column.PHONE));
                }
            }
        }
        throw new Refusal(Message.of("roster.no-heading"));
    }

    private static Map<Column, Integer> heading(NavigableMap<Integer, Cell> cells) {
        Map<Column, Integer> heading = new EnumMap<>(Column.class);
        cells.forEach(
                (place, cell) -> Column.headed(cell.text()).ifPresent(column -> heading.putIfAbsent(column, place)));
        return heading;
    }

    private static List<Line> lines(Grid grid, int headingRow, Map<Column, Integer> heading) {
        List<Line> lines = new ArrayList<>();
        for (int row : grid.rowNumbers()) {
            NavigableMap<Integer, Cell> cells = grid.row(row);
            Line line = new Line(
                    row,
                    text(cells, heading, Column.NAME),
                    text(cells, heading, Column.PLACE),
                    text(cells, heading, Column.POSITION),
                    text(cells, heading, Column.ROLE),
                    text(cells, heading, Column.LOGIN),
                    text(cells, heading, Column.FROM));
            if (row > headingRow && !(line.name() + line.place() + line.position() + line.login()).isEmpty()) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            throw new Refusal(Message.of("roster.empty"));
        }
        if (lines.size() > MOST) {
            throw new Refusal(Message.of("roster.many", MOST));
        }
        return lines;
    }

    private static String text(NavigableMap<Integer, Cell> cells, Map<Column, Integer> heading, Column column) {
        Integer place = heading.get(column);
        Cell cell = place == null ? null : cells.get(place);
        return cell == null ? "" : cell.text().strip();
    }
}
