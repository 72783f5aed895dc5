package cn.yipanqi.coordination.supervision;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The times a county keeps, each from a day on; before the first, and where there is none, the installation's. */
@Component
@EnableConfigurationProperties(Times.class)
public class TimesBook {

    private final JdbcClient jdbc;
    private final Times usual;
    private final AuditTrail audit;
    private final Clock clock;

    TimesBook(JdbcClient jdbc, Times usual, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.usual = usual;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param by name of whoever set them */
    public record Version(LocalDate from, Times times, String by) {}

    /**
     * All of one county's times, so that each clock finds those in force when it started.
     *
     * @param versions the latest first
     */
    public record Known(Times usual, List<Version> versions) {

        /** Those in force on a day. */
        public Times on(LocalDate day) {
            return versions.stream()
                    .filter(version -> !version.from().isAfter(day))
                    .findFirst()
                    .map(Version::times)
                    .orElse(usual);
        }
    }

    @Transactional(readOnly = true)
    public Known of(long county) {
        return new Known(
                usual,
                jdbc.sql("select * from coordination.supervision_times where county = ? order by from_day desc")
                        .param(county)
                        .query((row, n) -> version(row))
                        .list());
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getObject("from_day", LocalDate.class),
                new Times(
                        row.getInt("receive_days"),
                        row.getInt("report_days"),
                        row.getInt("review_days"),
                        row.getInt("blue_days"),
                        row.getInt("tolerance")),
                row.getString("set_by"));
    }

    /**
     * Sets the times from a day on.
     *
     * @throws Refusal where the day has passed, for clocks that ran are not changed afterwards, or a number is out of its range
     */
    @Transactional
    public void set(long county, LocalDate from, Times times) {
        if (!Mover.isOffice(CurrentScope.get(), county)) {
            throw Refusal.forbidden();
        }
        if (from.isBefore(LocalDate.now(clock))) {
            throw new Refusal(Message.of("supervision.times.past"));
        }
        if (!within(times.receiveDays(), 1, 30)
                || !within(times.reportDays(), 1, 120)
                || !within(times.reviewDays(), 1, 30)
                || !within(times.blueDays(), 0, 60)
                || !within(times.tolerance(), 0, 100)) {
            throw new Refusal(Message.of("supervision.times.range"));
        }
        jdbc.sql("""
            insert into coordination.supervision_times
                (county, from_day, receive_days, report_days, review_days, blue_days, tolerance, set_at, set_by)
            values (:county, :from, :receive, :report, :review, :blue, :tolerance, :now, :by)
            on conflict (county, from_day) do update set receive_days = excluded.receive_days, report_days = excluded.report_days,
                review_days = excluded.review_days, blue_days = excluded.blue_days, tolerance = excluded.tolerance,
                set_at = excluded.set_at, set_by = excluded.set_by
            """)
                .param("county", county)
                .param("from", from)
                .param("receive", times.receiveDays())
                .param("report", times.reportDays())
                .param("review", times.reviewDays())
                .param("blue", times.blueDays())
                .param("tolerance", times.tolerance())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(county, "coordination.supervision.times", from.toString(), Map.of());
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
