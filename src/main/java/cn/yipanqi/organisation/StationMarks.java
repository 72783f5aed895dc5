package cn.yipanqi.organisation;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Ids;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every change of a station's √ marks as a note with its day, so that it can be told what was marked when, and from where. */
@Component
class StationMarks {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    StationMarks(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    void record(long county, UUID station, Set<SevenHave> before, Set<SevenHave> after, MarkSource source) {
        for (SevenHave have : EnumSet.allOf(SevenHave.class)) {
            if (before.contains(have) != after.contains(have)) {
                jdbc.sql("""
                    insert into organisation.point_note (id, county, station, code, day, holds, source, at, actor, actor_name)
                    values (:id, :county, :station, :code, :day, :holds, :source, :at, :actor, :by)
                    """)
                        .param("id", ids.next())
                        .param("county", county)
                        .param("station", station)
                        .param("code", have.name())
                        .param("day", LocalDate.now(clock))
                        .param("holds", after.contains(have))
                        .param("source", source.name())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("actor", CurrentScope.get().actor(), Types.OTHER)
                        .param("by", CurrentScope.get().actorName())
                        .update();
            }
        }
    }
}
