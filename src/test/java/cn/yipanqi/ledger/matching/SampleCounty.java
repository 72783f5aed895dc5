package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.LeadBasis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;

/** The seven activity workbooks of the demo county as candidates, read just well enough for matching. */
final class SampleCounty {

    static final Map<String, UUID> UNITS = new LinkedHashMap<>();
    private static final Map<UUID, List<String>> NAMES = new LinkedHashMap<>();
    private static final Pattern DAY = Pattern.compile("(?:(\\d{4})\\D)?(\\d{1,2})\\D(\\d{1,2})(?:\\D.*)?");

    static {
        unit("总工会", "班玛县总工会");
        unit("团县委", "共青团班玛县委员会");
        unit("妇联", "班玛县妇联");
        unit("科协", "班玛县科协");
        unit("红十字会", "班玛县红十字会");
        unit("残联", "班玛县残联");
        unit("工商联", "班玛县工商联");
    }

    private SampleCounty() {}

    private static void unit(String shortName, String fullName) {
        UUID id = id(shortName);
        UNITS.put(shortName, id);
        NAMES.put(id, List.of(shortName, fullName));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static UnitNames names() {
        return UnitNames.of(NAMES);
    }

    static List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (String unit : UNITS.keySet()) {
            String file = unit.equals("团县委") ? "共青团班玛县委员会" : "班玛县" + unit;
            candidates.addAll(read(Path.of("demo/banma-2022", file + "2022年活动台账.xlsx"), unit));
        }
        return candidates;
    }

    private static List<Candidate> read(Path file, String unit) {
        List<Candidate> candidates = new ArrayList<>();
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            Sheet sheet = workbook.getSheetAt(0);
            BigDecimal yuan =
                    text(sheet.getRow(1).getCell(6)).contains("万元") ? BigDecimal.valueOf(10_000) : BigDecimal.ONE;
            for (Row row : sheet) {
                LocalDate day = day(row.getCell(1));
                if (row.getRowNum() > 1 && day != null) {
                    candidates.add(candidate(row, day, unit, yuan));
                }
            }
            return candidates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Candidate candidate(Row row, LocalDate day, String unit, BigDecimal yuan) {
        List<UUID> partners = new ArrayList<>();
        for (String partner : text(row.getCell(4)).split("、")) {
            NAMES.forEach((id, names) -> {
                if (names.contains(partner)) {
                    partners.add(id);
                }
            });
        }
        BigDecimal amount = number(row.getCell(6));
        return new Candidate(
                id(unit + row.getRowNum()),
                UNITS.get(unit),
                null,
                LeadBasis.UNKNOWN,
                partners,
                List.of(),
                day,
                day,
                text(row.getCell(2)),
                text(row.getCell(3)),
                null,
                number(row.getCell(5)),
                amount == null ? null : amount.multiply(yuan).setScale(2, java.math.RoundingMode.HALF_UP),
                null);
    }

    private static @Nullable LocalDate day(@Nullable Cell cell) {
        if (cell != null && cell.getCellType() == CellType.NUMERIC) {
            return LocalDate.of(1899, 12, 30).plusDays((long) cell.getNumericCellValue());
        }
        Matcher day = DAY.matcher(text(cell));
        if (!day.matches()) {
            return null;
        }
        int year = day.group(1) == null ? 2022 : Integer.parseInt(day.group(1));
        return LocalDate.of(year, Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
    }

    private static @Nullable BigDecimal number(@Nullable Cell cell) {
        if (cell != null && cell.getCellType() == CellType.NUMERIC) {
            return BigDecimal.valueOf(cell.getNumericCellValue());
        }
        String digits = Wording.folded(text(cell)).replaceAll("[^\\d.]", "");
        return digits.isEmpty() ? null : new BigDecimal(digits);
    }

    private static String text(@Nullable Cell cell) {
        return cell == null || cell.getCellType() != CellType.STRING
                ? ""
                : Objects.requireNonNull(cell.getStringCellValue()).strip();
    }
}
