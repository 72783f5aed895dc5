package cn.yipanqi.organisation;

import cn.yipanqi.shared.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Public holidays by the State Council's yearly notices. A notice says only what differs from the ordinary week: days off, and weekend
 * days worked in return; the notice for a year may speak of the December before. They change only with a restart and are kept in memory.
 */
@Component
public class Holidays {

    private final JdbcClient jdbc;
    private volatile @Nullable OfficeCalendar calendar;

    Holidays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A day of a notice.
     *
     * @param notice the year the notice is for
     * @param off off, or a weekend day worked in return
     */
    public record Holiday(LocalDate day, int notice, String name, boolean off) {}

    /** @param papers where the notice stands, addresses */
    public record Notice(int year, List<String> papers, List<Holiday> days) {

        Optional<Holiday> on(LocalDate day) {
            return days.stream().filter(each -> each.day().equals(day)).findFirst();
        }
    }

    /** Notices known, by year. */
    @Transactional(readOnly = true)
    public List<Notice> notices() {
        return calendar().notices().values().stream()
                .sorted(Comparator.comparingInt(Notice::year))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Notice> notice(int year) {
        return Optional.ofNullable(calendar().notices().get(year));
    }

    /** The days off that the notice for a year names, weekends among them; none where that notice is not known. */
    @Transactional(readOnly = true)
    public Optional<Set<LocalDate>> offDays(int year) {
        return notice(year)
                .map(notice -> notice.days().stream()
                        .filter(Holiday::off)
                        .map(Holiday::day)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether offices are closed: a holiday by any notice, or an ordinary weekend; of two notices on one day the later prevails. */
    @Transactional(readOnly = true)
    public boolean isOff(LocalDate day) {
        return calendar().isOff(day);
    }

    /** What the notices say of a day, if anything. */
    @Transactional(readOnly = true)
    public Optional<Holiday> holiday(LocalDate day) {
        return calendar().on(day);
    }

    /** All that the notices say of a period, in order of days. */
    @Transactional(readOnly = true)
    public List<Holiday> in(Period period) {
        return calendar().notices().values().stream()
                .flatMap(notice -> notice.days().stream())
                .filter(holiday -> period.contains(holiday.day()))
                .sorted(Comparator.comparing(Holiday::day).thenComparing(Holiday::notice))
                .toList();
    }

    /** All of it, for whoever asks of many days at once. */
    @Transactional(readOnly = true)
    OfficeCalendar calendar() {
        OfficeCalendar known = calendar;
        if (known == null) {
            known = read();
            calendar = known;
        }
        return known;
    }

    private OfficeCalendar read() {
        Map<Integer, List<Holiday>> days = jdbc
                .sql("select day, notice, name, off from organisation.holiday order by day")
                .query((row, n) -> new Holiday(
                        row.getObject("day", LocalDate.class),
                        row.getInt("notice"),
                        row.getString("name"),
                        row.getBoolean("off")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Holiday::notice));
        return OfficeCalendar.of(jdbc.sql("select year, papers from organisation.holiday_notice")
                .query((row, n) -> new Notice(
                        row.getInt("year"),
                        List.of((String[]) row.getArray("papers").getArray()),
                        days.getOrDefault(row.getInt("year"), List.of())))
                .list());
    }
}
