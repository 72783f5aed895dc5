package cn.yipanqi.coordination.regulation.meeting;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Meetings that can have adopted a regulation: those that took place, but for the committee's hearings, of which only demands are kept. */
@Component
public class AdoptingMeetings {

    private static final int MOST = 60;
    private static final String TOOK_PLACE =
            "from coordination.meeting m where m.county = :county and m.state in ('HELD', 'MINUTED') and m.kind <> 'HEARING'";

    private final JdbcClient jdbc;

    AdoptingMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest of them, the latest first. */
    @Transactional(readOnly = true)
    public List<AdoptingMeeting> offered(long county) {
        return jdbc.sql("select m.id, m.day, m.title " + TOOK_PLACE + " order by m.day desc, m.id desc limit :most")
                .param("county", county)
                .param("most", MOST)
                .query(AdoptingMeetings::meeting)
                .list();
    }

    /**
     * One of them, kept as it is until the transaction ends.
     *
     * @throws Refusal where it did not take place or is not the county's
     */
    @Transactional
    public AdoptingMeeting kept(long county, UUID meeting) {
        return jdbc.sql("select m.id, m.day, m.title " + TOOK_PLACE + " and m.id = :meeting for share")
                .param("county", county)
                .param("meeting", meeting)
                .query(AdoptingMeetings::meeting)
                .optional()
                .orElseThrow(() -> new Refusal(Message.of("regulation.adoption.meeting.not-held")));
    }

    /** What a meeting adopted, by title. */
    @Transactional(readOnly = true)
    public List<AdoptedVersion> adopted(long county, UUID meeting) {
        return jdbc.sql("""
            select v.id, r.title, v.number from coordination.regulation_version v
            join coordination.regulation r on r.county = v.county and r.id = v.regulation
            where v.county = :county and v.meeting = :meeting order by r.title, v.number
            """)
                .param("county", county)
                .param("meeting", meeting)
                .query((row, n) -> new AdoptedVersion(
                        row.getObject("id", UUID.class), row.getString("title"), row.getInt("number")))
                .list();
    }

    private static AdoptingMeeting meeting(ResultSet row, int n) throws SQLException {
        return new AdoptingMeeting(
                row.getObject("id", UUID.class), row.getObject("day", LocalDate.class), row.getString("title"));
    }
}
