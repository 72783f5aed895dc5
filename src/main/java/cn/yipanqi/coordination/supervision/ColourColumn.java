package cn.yipanqi.coordination.supervision;

import cn.yipanqi.organisation.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The colours of {@link SlipRule} as a column of the database, for lists that are narrowed by colour and counted there; a test compares the two.
 * Working days are not counted row by row: a time has run out where its clock started before a day, which is the same for all rows whose clocks
 * go by the same times.
 *
 * @param params what {@link #SQL} names
 */
record ColourColumn(Map<String, Object> params) {

    private static final String TURN_DAY = "(s.turn_at at time zone 'Asia/Shanghai')::date";
    private static final String WORD_DAY = "(s.word_at at time zone 'Asia/Shanghai')::date";

    /**
     * Over {@code coordination.supervision s}; null where an item has no colour. The days are worked out once for an item ({@code offset 0}): taken
     * up into the whole, each would be asked for again wherever it is named. The arrays are read once for all of them ({@code select} without a
     * table): cast where they stand, they would be read from their text for each.
     */
    static final String SQL = """
            case when s.state not in ('ASSIGNED', 'RECEIVED', 'AT_WORK', 'RETURNED') then null
                when s.due_day < :today then 'RED'
                when s.state = 'ASSIGNED' and %1$s < (select cast(:receive as date[]))[%3$s] then 'YELLOW'
                when s.state <> 'ASSIGNED' and %2$s < (select cast(:report as date[]))[%4$s] then 'YELLOW'
                when s.percent + (select cast(:tolerance as int[]))[%4$s] < (
                    select case when d.due <= d.begun then 100 else least(100, greatest(0, (d.now - d.begun) * 100 / (d.due - d.begun))) end
                    from (select %5$s as begun,
                            %6$s as due,
                            %7$s as now
                        from (select coalesce((select t.from_day from coordination.task t where t.id = s.task),
                            (select (f.at at time zone 'Asia/Shanghai')::date from coordination.supervision_move f
                                where f.item = s.id and f.no = 1)) as day offset 0) b offset 0) d) then 'YELLOW'
                when s.due_day <= :near then 'BLUE' end""".formatted(
                    TURN_DAY,
                    WORD_DAY,
                    times(TURN_DAY),
                    times(WORD_DAY),
                    workingDaysTo("b.day"),
                    workingDaysTo("s.due_day"),
                    workingDaysTo("cast(:today as date)"));

    /** Which of the times were in force on a day: their place in the arrays. */
    private static String times(String day) {
        return "width_bucket(" + day + ", (select cast(:since as date[])))";
    }

    /** How many working days there have been up to and with a day since a Monday long ago: weekdays, and what the notices say differs. */
    private static String workingDaysTo(String day) {
        return """
                (%1$s - date '0001-01-01')::bigint / 7 * 5 + least((%1$s - date '0001-01-01') %% 7 + 1, 5)
                + width_bucket(%1$s, (select cast(:worked as date[]))) - width_bucket(%1$s, (select cast(:closed as date[])))""".formatted(day);
    }

    static ColourColumn of(TimesBook.Known known, WorkingDays workingDays, LocalDate today) {
        // From the first on: before it, the installation's.
        List<TimesBook.Version> versions = new ArrayList<>(known.versions());
        Collections.reverse(versions);
        List<Times> all = Stream.concat(
                        Stream.of(known.usual()), versions.stream().map(TimesBook.Version::times))
                .toList();
        WorkingDays.Differing differing = workingDays.differing();
        Map<String, Object> params = new HashMap<>();
        params.put("today", today);
        params.put("near", workingDays.plus(today, known.on(today).blueDays()));
        params.put(
                "since",
                array(Stream.concat(Stream.of("-infinity"), versions.stream().map(TimesBook.Version::from))));
        params.put("receive", startedBefore(all, Times::receiveDays, workingDays, today));
        params.put("report", startedBefore(all, Times::reportDays, workingDays, today));
        params.put("tolerance", array(all.stream().map(Times::tolerance)));
        params.put("worked", array(differing.worked().stream()));
        params.put("closed", array(differing.closed().stream()));
        return new ColourColumn(params);
    }

    /** So many working days are over today where they began to run before the day so many before it. */
    private static String startedBefore(
            List<Times> all, ToIntFunction<Times> days, WorkingDays workingDays, LocalDate today) {
        return array(all.stream().map(times -> workingDays.plus(today, -days.applyAsInt(times))));
    }

    private static String array(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
