package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Mention;
import cn.yipanqi.intake.reading.names.Names;
import cn.yipanqi.intake.reading.names.Organisation;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.words.ColumnWords;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sheet says of itself outside its table: file name, sheet name, the rows above the header, and who filled it in.
 *
 * @param file name without folder and ending
 * @param titles the rows above the header, each as one text; none where there is no header
 * @param reporters what follows 填报单位： anywhere in the sheet
 */
record SheetFace(String file, String sheet, List<String> titles, List<String> reporters) {

    private static final int LONGEST = 500;

    /** So many last rows may say who filled the sheet in. */
    private static final int FOOT = 12;

    private static final Pattern MONEY_UNIT = Pattern.compile("单位[:：]?\\s*(百万元|万元|千元|百元|元)");
    private static final Pattern REPORTER = Pattern.compile(
            "(?:填报单位|填表单位|报送单位|上报单位|统计单位|单位名称|单位)(?:\\(盖章\\)|\\(章\\))?:([^:]+?)(?=$|[\\s、,;]|填|制|审|时间|日期|联系)");
    private static final Pattern DEFAULT_NAME = Pattern.compile("(?i)sheet\\d*|工作表\\d*|表\\d*");
    private static final Pattern FURNITURE = Pattern.compile(
            "(?:19|20)\\d{2}(?:年度?)?|^(?:年度?)|\\d{1,2}月份?|台账|登记表|登记簿|登记|一览表|统计表|汇总表|明细表|情况表|花名册|记录表|记录|明细|表$|[-_()]");

    static SheetFace of(Grid grid, Header header) {
        List<String> titles = new ArrayList<>();
        List<String> reporters = new ArrayList<>();
        for (int row : grid.rowNumbers()) {
            boolean above = header.isPresent() && row < header.firstRow();
            if (above) {
                titles.add(rowText(grid, row));
            }
            if (above || !header.isPresent() || row > grid.lastRow() - FOOT) {
                Matcher reporter =
                        REPORTER.matcher(PlainText.of(rowText(grid, row)).replace(": ", ":"));
                while (reporter.find()) {
                    reporters.add(reporter.group(1).strip());
                }
            }
        }
        String file = grid.file().replaceAll(".*[/\\\\]", "").replaceAll("\\.[A-Za-z]{2,5}$", "");
        return new SheetFace(PlainText.of(file), PlainText.of(grid.sheet()), titles, reporters);
    }

    /** The row's cells as one text, as far as a reader would care to read it. */
    static String rowText(Grid grid, int row) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : grid.row(row).values()) {
            if (text.length() < LONGEST) {
                text.append(' ').append(cell.text(), 0, Math.min(cell.text().length(), LONGEST));
            }
        }
        return PlainText.tidy(text.toString());
    }

    /** The sheet's name, unless it is the one a spreadsheet gives by itself. */
    String tellingSheetName() {
        return DEFAULT_NAME.matcher(sheet).matches() ? "" : sheet;
    }

    /** The longest title row: what a reader would call the sheet. */
    String title() {
        return titles.stream()
                .filter(text -> !text.matches(".*(?:单位|日期|时间)[:：].*") || titles.size() == 1)
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse(tellingSheetName().isEmpty() ? file : tellingSheetName());
    }

    /** The title without year, county and the word for ledger: what the sheet is about. */
    Optional<String> subject(Context context) {
        String text = PlainText.dense(title());
        for (String own : context.county().own()) {
            text = text.replace(own, "");
        }
        String subject = FURNITURE.matcher(text).replaceAll("").strip();
        return subject.length() < 2 ? Optional.empty() : Optional.of(subject);
    }

    /** Whose ledger it is: who filled it in, else the only unit the title, the sheet's name or the file's name names. */
    Optional<Party> unit(Names names) {
        for (String reporter : reporters) {
            Optional<Party> unit = names.unit(reporter).filter(Party::isUnit);
            if (unit.isPresent()) {
                return unit;
            }
        }
        List<String> sources = new ArrayList<>(titles);
        sources.add(sheet);
        sources.add(file);
        for (String source : sources) {
            Set<Party> units = new LinkedHashSet<>();
            names.unitsIn(source).stream().map(Mention::unit).forEach(units::add);
            if (units.size() == 1) {
                return Optional.of(units.iterator().next());
            }
            if (units.size() > 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whose ledger it is, where it is that of an organisation which the register does not hold. */
    Optional<Organisation> unregistered(Names names) {
        List<String> sources = new ArrayList<>(reporters);
        sources.addAll(titles);
        sources.add(sheet);
        sources.add(file);
        for (String source : sources) {
            Set<Organisation> organisations = names.unregisteredIn(source);
            int named = organisations.size() + names.unitsIn(source).size();
            if (named > 0) {
                return named == 1 ? organisations.stream().findFirst() : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** 单位：万元 above the table. */
    static Optional<Scale> moneyUnit(Grid grid, Header header) {
        for (int row : grid.rowNumbers()) {
            if (header.isPresent() && row >= header.firstRow()) {
                break;
            }
            for (Cell cell : grid.row(row).values()) {
                Matcher matcher = MONEY_UNIT.matcher(PlainText.of(cell.text()));
                if (matcher.find()) {
                    return ColumnWords.scale(matcher.group(1));
                }
            }
        }
        return Optional.empty();
    }
}
