package cn.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.YipanqiTest;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database from before there were chains, brought up to date: in it, what was recorded then is chained in its order. */
@YipanqiTest
class ChainMigrationTest {

    @Autowired
    @FlywayDataSource
    DataSource owner;

    @Value("${yipanqi.data}")
    Path data;

    private DataSource old() throws Exception {
        DriverManagerDataSource present = (DriverManagerDataSource) owner;
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        JdbcClient.create(new DriverManagerDataSource(present.getUrl(), "postgres", secrets.getProperty("superuser")))
                .sql("create database old_audit owner app_owner")
                .update();
        return new DriverManagerDataSource(
                present.getUrl().replaceFirst("/[^/]+$", "/old_audit"), present.getUsername(), present.getPassword());
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_user", "app_user", "app_owner", "app_owner"))
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    @Test
    void whatWasRecordedBeforeIsChainedInItsOrder() throws Exception {
        DataSource database = old();
        migrate(database, "0200");
        JdbcClient client = JdbcClient.create(database);
        client.sql("""
                        insert into audit.event (at, county, actor, actor_name, action, subject, detail)
                        select timestamptz '2026-03-04 15:59:58+00' + n * interval '1 second',
                            (array[632622, 0, 630000])[1 + n % 3], case when n % 2 = 0 then gen_random_uuid() end,
                            '某人' || n, 'access.sign-in', 's' || n, jsonb_build_object('n', n, '说', array['一', null])
                        from generate_series(1, 30) n order by n
                        """).update();

        migrate(database, "0210");

        assertThat(new ChainVerifier(new JdbcTemplate(database)).verify(List.of()))
                .isEqualTo(new ChainVerifier.Verdict(30, 3, List.of()));
        assertThat(client.sql("select subject from audit.event where county = 632622 order by no")
                        .query(String.class)
                        .list())
                .containsExactly("s3", "s6", "s9", "s12", "s15", "s18", "s21", "s24", "s27", "s30");
        // The second past midnight in China begins another day.
        assertThat(client.sql("select * from audit.day_head order by county")
                        .query(ChainHeads::head)
                        .list())
                .extracting(head -> head.county() + " " + head.day() + " " + head.no())
                .containsExactly("0 2026-03-04 1");
        client.sql("""
                insert into audit.event (at, county, actor_name, action, subject) values (now(), 632622, '', 'access.sign-in', 'new')
                """).update();
        assertThat(new ChainVerifier(new JdbcTemplate(database)).verify(List.of()))
                .isEqualTo(new ChainVerifier.Verdict(31, 3, List.of()));
    }
}
