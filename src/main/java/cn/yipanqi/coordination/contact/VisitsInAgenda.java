package cn.yipanqi.coordination.contact;

import cn.yipanqi.coordination.agenda.AgendaSource;
import org.springframework.stereotype.Component;

/** Visits a unit made, and those made at a station. */
@Component
class VisitsInAgenda implements AgendaSource {

    @Override
    public String select() {
        return """
            select 'VISIT' as kind, v.id, v.day, null::time as at, coalesce(s.name, b.name, t.name || coalesce(p.place, '')) as title,
                '/coordination/contacts/visits/' || v.id as url, true as settled
            from coordination.contact_visit v
            join coordination.contact_point p on p.county = v.county and p.id = v.point
            left join organisation.station s on s.county = p.county and s.id = p.station
            left join organisation.outside_body b on b.id = p.body
            left join organisation.region t on t.code = p.region
            where v.county = :county and v.taken_back is null
                and (:every or v.unit = cast(:unit as uuid) or p.station = cast(:station as uuid))
            """;
    }
}
