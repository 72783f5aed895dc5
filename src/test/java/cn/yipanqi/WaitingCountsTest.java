package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.access.Role;
import cn.yipanqi.coordination.Desks;
import cn.yipanqi.coordination.Desks.Desk;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits beside the navigation is counted at once, and each count stands beside its own item. */
@ServerTest
class WaitingCountsTest {

    private static final long HERE = 540531;
    private static final long NEXT_DOOR = 540530;
    private static final Pattern COUNT =
            Pattern.compile("<a href=\"(/[a-z/]+)[^\"]*\"[^>]*>[^<]*<span class=\"n\">([0-9,]+)");

    @Autowired
    Desks desks;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    @LocalServerPort
    int port;

    private static Map<String, String> waiting(Desk desk) {
        Map<String, String> counts = new TreeMap<>();
        Matcher count = COUNT.matcher(desk.visitor().get("/desk").body());
        while (count.find()) {
            counts.put(count.group(1), count.group(2));
        }
        return counts;
    }

    private void questions(long county, int many, boolean answered) {
        JdbcClient.create(owner)
                .sql("""
                insert into figures.question (id, county, code, name, from_day, to_day, as_of, shown, text, at, actor_name,
                    answer, answered_at, answered_by)
                select gen_random_uuid(), :county, 'activity.sessions', '活动', date '2022-01-01', date '2022-12-31', 1, '3', '三？', now(), '某人',
                    case when :answered then '是' end, case when :answered then now() end, case when :answered then '协同办' end
                from generate_series(1, :many)
                """)
                .param("county", county)
                .param("answered", answered)
                .param("many", many)
                .update();
    }

    private void messages(long county, String login, int unread, int read) {
        JdbcClient.create(owner)
                .sql("""
                insert into notify.message (id, county, account, kind, day, pieces, at, read_at)
                select gen_random_uuid(), :county, a.id, 'DIGEST', date '2022-01-01' + n, '[]', now(), case when n > :unread then now() end
                from access.account a, generate_series(1, :all) n where a.login = :login
                """)
                .param("county", county)
                .param("login", login)
                .param("unread", unread)
                .param("all", unread + read)
                .update();
    }

    @Test
    void eachItemHasItsOwnCountOfWhatIsOnesOwn() {
        Desk office = desks.of(port, HERE, Role.COORDINATOR);
        Desk cadre = desks.of(port, HERE, Role.CADRE);
        Desk next = desks.of(port, NEXT_DOOR, Role.COORDINATOR);
        assertThat(waiting(office)).isEmpty();

        questions(HERE, 2, false);
        questions(HERE, 5, true);
        questions(NEXT_DOOR, 7, false);
        messages(HERE, office.login(), 3, 4);
        messages(HERE, cadre.login(), 1, 0);

        assertThat(waiting(office)).isEqualTo(Map.of("/figures/questions", "2", "/inbox", "3"));
        assertThat(waiting(cadre)).isEqualTo(Map.of("/inbox", "1"));
        assertThat(waiting(next)).isEqualTo(Map.of("/figures/questions", "7"));
    }
}
