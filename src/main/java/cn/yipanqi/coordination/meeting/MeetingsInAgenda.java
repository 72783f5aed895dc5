package cn.yipanqi.coordination.meeting;

import cn.yipanqi.coordination.agenda.AgendaSource;
import org.springframework.stereotype.Component;

/** Meetings a unit leads or is invited to, and those a station is. */
@Component
class MeetingsInAgenda implements AgendaSource {

    @Override
    public String select() {
        return """
            select 'MEETING' as kind, m.id, m.day, m.from_time as at, m.title, '/coordination/meetings/' || m.id as url,
                m.state in ('HELD', 'MINUTED') as settled
            from coordination.meeting m
            where m.county = :county and m.state <> 'CANCELLED' and (:every or m.lead = cast(:unit as uuid) or exists (
                select from coordination.meeting_guest g where g.county = m.county and g.meeting = m.id
                    and (g.unit = cast(:unit as uuid) or g.station = cast(:station as uuid))))
            """;
    }
}
