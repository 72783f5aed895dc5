package cn.yipanqi.organisation.point;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A county's list of points. Until it is first changed it is the seven. */
@Component
class Points {

    private static final int LONGEST_NAME = 30;
    private static final int MOST = 20;
    private static final int LAST_PLACE = 99;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Points(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that were ever asked for, in their order. */
    @Transactional(readOnly = true)
    public List<Point> of(long county) {
        List<Point> own = jdbc.sql("""
                select code, name, position, stations, homes, from_day, ended_on from organisation.point
                where county = ? order by position, code
                """)
                .param(county)
                .query((row, n) -> new Point(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("position"),
                        row.getBoolean("stations"),
                        row.getBoolean("homes"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("ended_on", LocalDate.class)))
                .list();
        return own.isEmpty() ? Point.SEVEN : own;
    }

    /** @throws Refusal (ABSENT) where the county has no such point */
    @Transactional(readOnly = true)
    public Point find(long county, String code) {
        return named(of(county), code);
    }

    private static Point named(List<Point> all, String code) {
        return all.stream()
                .filter(point -> point.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("point"));
    }

    /**
     * What a point is asked for.
     *
     * @param position place in the list, 1 to 99, none for the last
     */
    public record Facts(
            @Nullable String name,
            boolean stations,
            boolean homes,
            @Nullable Integer position) {}

    /** Asks for one more, from today on. @return its code */
    @Transactional
    public String add(long county, Facts facts) {
        mayWrite(county);
        List<Point> all = adopted(county);
        if (all.stream().filter(point -> point.endedOn() == null).count() >= MOST) {
            throw new Refusal(Message.of("point.most", MOST));
        }
        int last = all.stream().mapToInt(Point::position).max().orElse(0);
        String code = "P" + (all.size() + 1);
        String name = name(facts.name());
        insert(
                county,
                new Point(
                        code,
                        name,
                        place(facts.position(), Math.min(last + 1, LAST_PLACE)),
                        asked(facts).stations(),
                        facts.homes(),
                        LocalDate.now(clock),
                        null));
        audit.record(county, "organisation.point.add", code, Map.of("name", name));
        return code;
    }

    /** Names it anew, moves it, or asks it of others; one of the seven left without a name keeps its own words. */
    @Transactional
    public void change(long county, String code, Facts facts) {
        mayWrite(county);
        Point before = adopted(county, code);
        boolean ownWords = Point.SEVEN.stream().anyMatch(point -> point.code().equals(code))
                && (facts.name() == null || facts.name().isBlank());
        String name = ownWords ? null : name(facts.name());
        try {
            jdbc.sql("""
                    update organisation.point set name = :name, position = :position, stations = :stations, homes = :homes
                    where county = :county and code = :code
                    """)
                    .param("name", name, Types.VARCHAR)
                    .param("position", place(facts.position(), before.position()))
                    .param("stations", asked(facts).stations())
                    .param("homes", facts.homes())
                    .param("county", county)
                    .param("code", code)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("point.taken", String.valueOf(name)));
        }
        audit.record(county, "organisation.point.change", code, Map.of("name", name == null ? "" : name));
    }

    /** @param endedOn first day on which it is asked for no longer */
    @Transactional
    public void end(long county, String code, LocalDate endedOn) {
        mayWrite(county);
        Point point = adopted(county, code);
        if (point.endedOn() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("point.ended"));
        }
        LocalDate from = point.from();
        if (from != null && !endedOn.isAfter(from)) {
            throw new Refusal(Message.of("point.end.before", from));
        }
        jdbc.sql("update organisation.point set ended_on = ? where county = ? and code = ?")
                .params(endedOn, county, code)
                .update();
        audit.record(county, "organisation.point.end", code, Map.of("day", endedOn.toString()));
    }

    /**
     * The county's own list, which nobody else changes until this transaction ends: numbers are given by how many points there are. The
     * seven are written down when it is first changed; two who do so at once write the same.
     */
    private List<Point> adopted(long county) {
        if (of(county) == Point.SEVEN) {
            Point.SEVEN.forEach(point -> insert(county, point));
        }
        jdbc.sql("select code from organisation.point where county = ? order by code for update")
                .param(county)
                .query(String.class)
                .list();
        return of(county);
    }

    private Point adopted(long county, String code) {
        return named(adopted(county), code);
    }

    private void insert(long county, Point point) {
        try {
            jdbc.sql("""
                    insert into organisation.point (county, code, name, position, stations, homes, from_day)
                    values (:county, :code, :name, :position, :stations, :homes, :from) on conflict (county, code) do nothing
                    """)
                    .param("county", county)
                    .param("code", point.code())
                    .param("name", point.name(), Types.VARCHAR)
                    .param("position", point.position())
                    .param("stations", point.stations())
                    .param("homes", point.homes())
                    .param("from", point.from(), Types.DATE)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("point.taken", String.valueOf(point.name())));
        }
    }

    private static String name(@Nullable String typed) {
        String name = typed == null ? "" : typed.replaceAll("\\s+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal(Message.of("point.name.missing", LONGEST_NAME));
        }
        return name;
    }

    private static Facts asked(Facts facts) {
        if (!facts.stations() && !facts.homes()) {
            throw new Refusal(Message.of("point.asked.missing"));
        }
        return facts;
    }

    private static int place(@Nullable Integer position, int otherwise) {
        int place = position == null ? otherwise : position;
        if (place < 1 || place > LAST_PLACE) {
            throw new Refusal(Message.of("point.position.wrong"));
        }
        return place;
    }

    private static void mayWrite(long county) {
        if (!CurrentScope.get().writes(county)) {
            throw Refusal.forbidden();
        }
    }
}
