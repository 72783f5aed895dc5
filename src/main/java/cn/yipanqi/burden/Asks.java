package cn.yipanqi.burden;

import cn.yipanqi.access.Grant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often each form was sent in, counted by place and month. */
@Component
class Asks {

    private static final UUID OFFICE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    Asks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A form's count.
     *
     * @param month 1 to 12
     * @param place the unit or station, none for the office
     * @param form code; of a form that is no longer declared too
     */
    record Count(int month, PlaceKind kind, @Nullable UUID place, String form, long times) {}

    @Transactional
    public void count(long county, Grant of, String form) {
        PlaceKind kind =
                of.unit() != null ? PlaceKind.UNIT : of.station() != null ? PlaceKind.STATION : PlaceKind.OFFICE;
        UUID place = of.unit() != null ? of.unit() : of.station() != null ? of.station() : OFFICE;
        jdbc.sql("""
            insert into burden.ask as a (county, month, place_kind, place, form, times)
            values (:county, :month, :kind, :place, :form, 1)
            on conflict (county, month, place_kind, place, form) do update set times = a.times + 1
            """)
                .param("county", county)
                .param("month", LocalDate.now(clock).withDayOfMonth(1))
                .param("kind", kind.name())
                .param("place", place)
                .param("form", form)
                .update();
    }

    @Transactional(readOnly = true)
    public List<Count> of(long county, int year) {
        return jdbc.sql("""
            select extract(month from month)::int as month, place_kind, place, form, times from burden.ask
            where county = :county and month >= :from and month < :to
            order by place_kind, place, form, month
            """)
                .param("county", county)
                .param("from", LocalDate.of(year, 1, 1))
                .param("to", LocalDate.of(year + 1, 1, 1))
                .query((row, n) -> {
                    PlaceKind kind = PlaceKind.valueOf(row.getString("place_kind"));
                    return new Count(
                            row.getInt("month"),
                            kind,
                            kind == PlaceKind.OFFICE ? null : row.getObject("place", UUID.class),
                            row.getString("form"),
                            row.getLong("times"));
                })
                .list();
    }
}
