package cn.yipanqi.persons.request;

import cn.yipanqi.access.Permission;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that wait for the county's office. */
@Component
class RequestsWaiting implements WaitingCount {

    /** The module's item. */
    private static final String URL = "/persons";

    private final JdbcClient jdbc;

    RequestsWaiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String url() {
        return URL;
    }

    @Override
    @Transactional(readOnly = true)
    public long of(VisitorView visitor) {
        if (!visitor.may(Permission.PERSON_ANSWER.name())) {
            return 0;
        }
        Scope scope = CurrentScope.get();
        return jdbc.sql("""
            select count(*) from persons.request where county >= :low and county < :high and state = 'ASKED'
            """)
                .param("low", scope.writeLow())
                .param("high", scope.writeHigh())
                .query(Long.class)
                .single();
    }
}
