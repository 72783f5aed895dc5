package cn.yipanqi.walls;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route and every role, and whoever is not signed in: what {@code routes/*.tsv} say, what the matrix of the enforced rules says and what
 * happens when each asks for each are one and the same. Asked is for what is nowhere, so that nothing is done where somebody is let through.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {

    private static final Path WRITTEN = Path.of("src", "test", "resources", "walls", "routes");
    private static final Path BY_THE_RULES = Path.of("target", "walls", "routes.tsv");

    /** Let through: what he asks for may still be nowhere, or not fit. */
    private static final String MAY = "+";

    /** 403: nobody of that role. */
    private static final String REFUSED = "-";

    /** 401, or led to the page where one signs in. */
    private static final String SIGN_IN = "?";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @LocalServerPort
    int port;

    private final List<Asker> askers = new ArrayList<>();
    private FurnishedCounty county;

    @BeforeAll
    void somebodyOfEveryRole() {
        county = new FurnishedCounty(632722, "丙", new Rows(jdbc, transactions));
        Furnishing.furnish(county, port, accounts, tokens);
        askers.add(Asker.stranger(port));
        for (Role role : Role.values()) {
            askers.add(county.person(role));
        }
    }

    private static String name(Asker asker) {
        return asker.role() == null ? "nobody" : asker.role().name();
    }

    /** Routes by method and pattern, each with what is said of every asker. */
    private static Map<String, Map<String, String>> written() throws IOException {
        Map<String, Map<String, String>> written = new TreeMap<>();
        List<String> names = List.of();
        for (String line : Tables.lines(WRITTEN)) {
            String[] cells = line.split("\t");
            if (cells[0].equals("method")) {
                names = List.of(cells);
                continue;
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 2; i < cells.length; i++) {
                row.put(names.get(i), cells[i]);
            }
            assertThat(written.put(cells[0] + " " + cells[1], row))
                    .as("%s %s stands there twice", cells[0], cells[1])
                    .isNull();
        }
        return written;
    }

    /** The same as the product's own matrix has it. */
    private Map<String, Map<String, String>> byTheRules() {
        String matrix = county.person(Role.SECURITY_ADMIN)
                .get("/api/v1/accounts/matrix")
                .text();
        List<Map<String, Object>> items = JsonPath.read(matrix, "$.items");
        Map<String, Map<String, String>> rules = new TreeMap<>();
        for (Map<String, Object> item : items) {
            boolean open = item.get("gate").equals("OPEN");
            Map<String, String> row = new LinkedHashMap<>();
            for (Asker asker : askers) {
                boolean holds = ((List<?>) item.get("roles")).contains(name(asker));
                row.put(name(asker), open || holds ? MAY : asker.role() == null ? SIGN_IN : REFUSED);
            }
            rules.put(item.get("method") + " " + item.get("path"), row);
        }
        rules.keySet().retainAll(Routes.of(mapping));
        return rules;
    }

    @Test
    void everyRouteHasItsRowAndTheRowSaysWhatTheRulesSay() throws IOException {
        Map<String, Map<String, String>> rules = byTheRules();
        Files.createDirectories(BY_THE_RULES.getParent());
        Files.writeString(BY_THE_RULES, table(rules));
        assertThat(rules.keySet()).isEqualTo(Routes.of(mapping));
        assertThat(table(written()))
                .as("compare %s with %s", WRITTEN, BY_THE_RULES)
                .isEqualTo(table(rules));
    }

    private String table(Map<String, Map<String, String>> rows) {
        StringBuilder table = new StringBuilder("method\troute");
        askers.forEach(asker -> table.append('\t').append(name(asker)));
        rows.forEach((route, row) -> {
            table.append('\n').append(route.replaceFirst(" ", "\t"));
            askers.forEach(asker -> table.append('\t').append(row.get(name(asker))));
        });
        return table.append('\n').toString();
    }

    @Test
    void whoAsksIsAnsweredAsTheRowSays() throws IOException {
        Map<String, Map<String, String>> written = written();
        Crowd crowd = new Crowd();
        List<Runnable> deeds = new ArrayList<>();
        for (Request request : Request.all()) {
            for (Asker asker : askers) {
                deeds.add(() -> {
                    UnaryOperator<String> things = Nowhere.of(county, "county", "division", "unit", "region");
                    Answer answer = asker.ask(request.filled(things));
                    Map<String, String> row = written.get(request.route());
                    String said = row == null ? null : row.get(name(asker));
                    if (answer.broken() || !happened(answer).equals(said)) {
                        crowd.complain(
                                name(asker) + " " + request + " answered " + answer.status() + ", written is " + said);
                    }
                });
            }
        }

        crowd.run(deeds, 1);

        assertThat(crowd.complaints()).isEmpty();
    }

    private static String happened(Answer answer) {
        if (answer.status() == 401
                || answer.status() == 302 && answer.location().equals("/sign-in")) {
            return SIGN_IN;
        }
        return answer.status() == 403 ? REFUSED : MAY;
    }
}
