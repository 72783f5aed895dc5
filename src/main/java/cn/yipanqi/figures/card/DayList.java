package cn.yipanqi.figures.card;

import cn.yipanqi.figures.FigureRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The days of one set behind an open-day rate, of one home.
 *
 * @param set {@code open}, {@code used} or {@code closed}
 * @param months the days of each month, in order
 */
public record DayList(String set, String home, List<Month> months) {

    private static final List<String> SETS = List.of("open", "used", "closed");

    /** A month and its days. */
    public record Month(YearMonth month, List<LocalDate> days) {}

    public int count() {
        return months.stream().mapToInt(month -> month.days().size()).sum();
    }

    /** By home, and within a home open days, used days, days of use while closed; empty sets are left out. */
    static List<DayList> of(List<FigureRow> rows) {
        Map<String, List<FigureRow>> byHome =
                rows.stream().collect(Collectors.groupingBy(FigureRow::title, TreeMap::new, Collectors.toList()));
        List<DayList> lists = new ArrayList<>();
        byHome.forEach((home, days) -> SETS.forEach(set -> {
            Map<YearMonth, List<LocalDate>> months = days.stream()
                    .filter(row -> set.equals(row.set()))
                    .map(row -> Objects.requireNonNull(row.day()))
                    .sorted()
                    .collect(Collectors.groupingBy(YearMonth::from, TreeMap::new, Collectors.toList()));
            if (!months.isEmpty()) {
                lists.add(new DayList(
                        set,
                        home,
                        months.entrySet().stream()
                                .map(month -> new Month(month.getKey(), month.getValue()))
                                .toList()));
            }
        }));
        return lists;
    }
}
