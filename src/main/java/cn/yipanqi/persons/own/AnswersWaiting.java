package cn.yipanqi.persons.own;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers to one's requests that one has not seen. */
@Component
class AnswersWaiting implements WaitingCount {

    private static final String URL = "/account/data";

    private final JdbcClient jdbc;

    AnswersWaiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static NavigationItem ownDataNavigation() {
        return new NavigationItem(URL, "persons.own.title", 990);
    }

    @Override
    public String url() {
        return URL;
    }

    @Override
    @Transactional(readOnly = true)
    public long of(VisitorView visitor) {
        UUID account = CurrentScope.get().actor();
        if (!visitor.signedIn() || account == null) {
            return 0;
        }
        return jdbc.sql("""
            select count(*) from persons.request
            where account = ? and state in ('ACCEPTED', 'REFUSED') and told_at is null
            """).param(account).query(Long.class).single();
    }
}
