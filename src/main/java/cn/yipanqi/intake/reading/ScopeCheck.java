package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.ChineseNumerals;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Notices a sheet of another year or county, by what it says of itself; its title outweighs its names, and days that state the ledger's
 * year outweigh a title left over from the year before.
 */
final class ScopeCheck {

    private static final Pattern YEAR_IN_TITLE =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?=年|年度|[-—~至](?:19|20)\\d{2}年)");
    private static final Pattern YEAR_IN_NAME = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");
    private static final Pattern YEAR_IN_DAY = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?=[年./\\-])");

    private final Grid grid;
    private final SheetFace face;
    private final Mapping mapping;
    private final SortedRows sorted;
    private final Context context;

    ScopeCheck(Grid grid, SheetFace face, Mapping mapping, SortedRows sorted, Context context) {
        this.grid = grid;
        this.face = face;
        this.mapping = mapping;
        this.sorted = sorted;
        this.context = context;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        otherYear().ifPresent(problems::add);
        otherCounty().ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> otherYear() {
        for (String source : List.of(String.join(" ", face.titles()), face.sheet(), face.file())) {
            Pattern pattern = source.equals(face.file()) || source.equals(face.sheet()) ? YEAR_IN_NAME : YEAR_IN_TITLE;
            TreeSet<Integer> years = years(pattern, source);
            if (years.contains(context.year())) {
                return Optional.empty();
            }
            if (!years.isEmpty()) {
                Message message = Message.of(
                        "reading.sheet.otherYear",
                        PlainText.of(source),
                        String.valueOf(years.last()),
                        String.valueOf(context.year()));
                return Optional.of(Problem.ofSheet(message, !daysAreOfTheYear()));
            }
        }
        return Optional.empty();
    }

    private static TreeSet<Integer> years(Pattern pattern, String text) {
        TreeSet<Integer> years = new TreeSet<>();
        Matcher matcher = pattern.matcher(ChineseNumerals.digitsInDates(PlainText.of(text)));
        while (matcher.find()) {
            years.add(Integer.valueOf(matcher.group(1)));
        }
        return years;
    }

    /** Whether most of the rows state the ledger's year in their days. */
    private boolean daysAreOfTheYear() {
        Optional<Column> column = mapping.column(Field.DAY).or(() -> mapping.column(Field.FROM));
        if (column.isEmpty()) {
            return false;
        }
        long stated = sorted.data().stream()
                .filter(row -> statedYear(grid.cell(row, column.get().index())) == context.year())
                .count();
        return stated * 2 > sorted.data().size();
    }

    private static int statedYear(Cell cell) {
        if (cell.isNumeric() && cell.number() != null && cell.number().intValue() > 10_000) {
            double serial = cell.number().doubleValue();
            return DateUtil.isValidExcelDate(serial) && serial < 100_000
                    ? DateUtil.getLocalDateTime(serial).getYear()
                    : 0;
        }
        Matcher matcher = YEAR_IN_DAY.matcher(PlainText.dense(cell.text()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private Optional<Problem> otherCounty() {
        String titles = String.join(" ", face.titles());
        boolean ownTitle = context.county().isNamedIn(titles);
        List<String> sources = new ArrayList<>(face.reporters());
        if (!ownTitle) {
            sources.add(0, titles);
        }
        sources.add(face.sheet());
        sources.add(face.file());
        for (String source : sources) {
            Optional<String> foreign = context.county().foreignIn(source);
            if (foreign.isPresent()) {
                return Optional.of(otherCounty(source, foreign.get(), !ownTitle));
            }
        }
        return unitsOfAnotherCounty();
    }

    private Problem otherCounty(String source, String foreign, boolean blocking) {
        return Problem.ofSheet(
                Message.of(
                        "reading.sheet.otherCounty",
                        PlainText.of(source),
                        foreign,
                        context.county().full()),
                blocking);
    }

    /** A neighbour may join an activity; units of another county in most rows make it that county's sheet. */
    private Optional<Problem> unitsOfAnotherCounty() {
        Optional<Column> column = mapping.column(Field.LEAD).or(() -> mapping.column(Field.UNIT));
        if (column.isEmpty() || sorted.data().isEmpty()) {
            return Optional.empty();
        }
        int foreignRows = 0;
        String example = "";
        for (int row : sorted.data()) {
            String text = grid.cell(row, column.get().index()).text();
            if (context.county().foreignIn(text).isPresent()) {
                foreignRows++;
                example = text;
            }
        }
        String named = example;
        return foreignRows * 2 <= sorted.data().size()
                ? Optional.empty()
                : context.county().foreignIn(named).map(foreign -> otherCounty(named, foreign, true));
    }
}
