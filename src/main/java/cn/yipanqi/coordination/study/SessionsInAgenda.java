package cn.yipanqi.coordination.study;

import cn.yipanqi.coordination.agenda.AgendaSource;
import org.springframework.stereotype.Component;

/** Sessions of the county's study are everybody's. */
@Component
class SessionsInAgenda implements AgendaSource {

    @Override
    public String select() {
        return """
            select 'STUDY' as kind, s.id, s.day, r.starts_at as at, r.name || coalesce('：' || s.theme, '') as title,
                '/coordination/study/sessions/' || s.id as url, s.state = 'HELD' as settled
            from coordination.study_session s join coordination.study_series r on r.county = s.county and r.id = s.series
            where s.county = :county and s.state in ('PLANNED', 'HELD')
            """;
    }
}
