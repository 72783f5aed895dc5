package cn.yipanqi.coordination.agenda;

import cn.yipanqi.shared.Period;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what stands on days, of all concepts at once. */
@Component
public class Agenda {

    private static final int MOST = 2000;

    private final ObjectProvider<AgendaSource> sources;
    private final JdbcClient jdbc;

    Agenda(ObjectProvider<AgendaSource> sources, JdbcClient jdbc) {
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /**
     * Whose occasions are asked for.
     *
     * @param every all of the county's; then unit and station are not looked at
     */
    public record Whose(
            boolean every, @Nullable UUID unit, @Nullable UUID station) {}

    /** What stands in either of two periods, by day and hour. One query. */
    @Transactional(readOnly = true)
    public List<Occasion> of(long county, Whose whose, Period one, Period other) {
        String all = sources.stream().map(AgendaSource::select).collect(Collectors.joining("\nunion all\n"));
        if (all.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from (" + all + """
                        ) a where day between :from and :to or day between :otherFrom and :otherTo
                        order by day, at nulls last, kind, title, id limit :most
                        """)
                .param("county", county)
                .param("every", whose.every())
                .param("unit", whose.unit(), Types.OTHER)
                .param("station", whose.station(), Types.OTHER)
                .param("from", one.from())
                .param("to", one.to())
                .param("otherFrom", other.from())
                .param("otherTo", other.to())
                .param("most", MOST)
                .query((row, n) -> new Occasion(
                        Occasion.Kind.valueOf(row.getString("kind")),
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getObject("at", LocalTime.class),
                        row.getString("title"),
                        row.getString("url"),
                        row.getBoolean("settled")))
                .list();
    }
}
