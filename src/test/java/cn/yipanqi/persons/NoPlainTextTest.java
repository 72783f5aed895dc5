package cn.yipanqi.persons;

import static cn.yipanqi.persons.Office.BANMA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.persons.Office.Holder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** After all that can be done with numbers none of them stands anywhere: no table, no page but the one that reveals, no log. */
@ServerTest
@Import(Office.class)
@ExtendWith(OutputCaptureExtension.class)
class NoPlainTextTest {

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final List<String> pages = new ArrayList<>();

    @Test
    void noNumberIsLegibleAnywhere(CapturedOutput output) {
        UUID person = office.person(BANMA, "旺姆", office.unit(BANMA, UnitType.UNION));
        Holder coordinator = office.holder(port, Role.COORDINATOR);
        Holder own = office.holder(port, Grant.of(Role.LEADER, BANMA), person);
        Map<Column, String> numbers = Map.of(
                Column.MOBILE, Numbers.mobile(), Column.IDENTITY, Numbers.identity(), Column.CARD, Numbers.card());
        String proposed = Numbers.mobile();
        String wrong = "0000001801020310";
        String page = "/persons/" + person;
        numbers.forEach((column, number) -> {
            String form = page + "/columns/" + column.name().toLowerCase(java.util.Locale.ROOT);
            keep(coordinator
                    .visitor()
                    .submit(form, form, "county", "632622", "number", wrong)
                    .body());
            coordinator.visitor().submit(form, form, "county", "632622", "number", number);
            keep(coordinator
                    .visitor()
                    .submit("/persons/search", "/persons/search", "column", column.name(), "number", number)
                    .body());
            String shown = coordinator
                    .visitor()
                    .submit(page, page + "/revelations", "county", "632622", "column", column.name(), "reason", "核对")
                    .body();
            assertThat(shown).as("the one page").contains(number);
            // Broken requests with numbers in them.
            keep(Office.ask(
                            port,
                            office.token(coordinator, true),
                            "PUT",
                            "/api/v1" + page + "/columns/" + column.name(),
                            "{\"number\":[\"" + number + "\"]}")
                    .body());
            keep(Office.ask(
                            port,
                            office.token(coordinator, true),
                            "POST",
                            "/api/v1/persons/search",
                            "{\"column\":\"" + number + "\",\"number\":\"" + number + "\"}")
                    .body());
        });
        keep(own.visitor()
                .submit(
                        "/account/data",
                        "/account/data/requests",
                        "kind",
                        "CORRECTION",
                        "about",
                        "MOBILE",
                        "number",
                        proposed,
                        "words",
                        "打 " + proposed)
                .body());
        own.visitor()
                .submit(
                        "/account/data",
                        "/account/data/requests",
                        "kind",
                        "CORRECTION",
                        "about",
                        "MOBILE",
                        "number",
                        proposed,
                        "words",
                        "换号");
        for (Holder holder :
                List.of(coordinator, own, office.holder(port, Role.AUDITOR), office.holder(port, Role.SYSTEM_ADMIN))) {
            plain().forEach(path -> keep(holder.visitor().get(path).body()));
            keep(holder.visitor().get(page).body());
        }
        List<String> secrets = new ArrayList<>(numbers.values());
        secrets.addAll(List.of(proposed, wrong));
        assertThat(pages).hasSizeGreaterThan(100);
        String database = everything();
        assertThat(database).contains("旺姆");
        for (String secret : secrets) {
            assertThat(pages).noneMatch(each -> each.contains(secret));
            assertThat(output.getAll().contains(secret)).as("the log").isFalse();
            assertThat(database.contains(secret)).as("the database").isFalse();
            assertThat(database.contains(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))))
                    .as("the database, in bytes")
                    .isFalse();
        }
    }

    private void keep(String page) {
        pages.add(page);
    }

    /** Every address that is asked for as it is, the exports too. */
    private List<String> plain() {
        return mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> !path.contains("{") && !path.startsWith("/api/test"))
                .toList();
    }

    private String everything() {
        JdbcClient all = JdbcClient.create(owner);
        StringBuilder text = new StringBuilder();
        List<String> tables = all.sql("""
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') order by 1
            """).query(String.class).list();
        assertThat(tables).contains("persons.personal_value", "access.session_attributes", "audit.event");
        for (String table : tables) {
            all.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> text.append(row).append('\n'));
        }
        return text.toString();
    }
}
