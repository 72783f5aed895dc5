package cn.yipanqi.accounts;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.accounts.Matrix.Gate;
import cn.yipanqi.accounts.Matrix.Row;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MatrixTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");

    @LocalServerPort
    int port;

    @Autowired
    Matrix matrix;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    private record Holder(Visitor visitor, String token) {}

    private Holder holder(Role role) {
        String login = "matrix" + NEXT.incrementAndGet();
        UUID account = asNobody(() -> accounts.open(login, "某人", PASSWORD, grant(role)));
        Visitor visitor = new Visitor(port);
        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/");
        return new Holder(visitor, asNobody(() -> tokens.make(account, "test")));
    }

    private Grant grant(Role role) {
        return CurrentScope.call(Scope.job("test", BANMA), () -> switch (role) {
            case CADRE ->
                new Grant(
                        role,
                        BANMA,
                        directory.of(632622).units().findFirst().orElseThrow().id(),
                        null,
                        Set.of());
            case STATION -> new Grant(role, BANMA, null, UUID.randomUUID(), Set.of());
            default -> Grant.of(role, BANMA);
        });
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    /** Everything that is asked for by its bare address. */
    private List<Row> plain() {
        return matrix.rows().stream()
                .filter(row -> row.method().equals("GET") && !row.path().contains("{"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleIsLetThroughWhereTheMatrixSaysSoAndNowhereElse(Role role) {
        Holder holder = holder(role);
        for (Row row : plain()) {
            int status = row.api()
                    ? ask(holder, row)
                    : holder.visitor().get(row.path()).statusCode();
            boolean may = row.gate() == Gate.OPEN || row.roles().contains(role);
            // What a request lacks is said before it is asked who may; nothing is let through by that.
            assertThat(may ? status != 403 : status == 403 || status == 400)
                    .as("%s %s answered %s", role, row.path(), status)
                    .isTrue();
        }
    }

    /** With whatever a list may want to be told. */
    private static int ask(Holder holder, Row row) {
        int status = 0;
        for (String period : List.of("&from=2022-01-01&to=2022-12-31", "&year=2022", "&year=2022&kind=activity")) {
            status = holder.visitor()
                    .get(row.path() + "?county=632622" + period, "Authorization", "Bearer " + holder.token())
                    .statusCode();
            if (status != 400) {
                return status;
            }
        }
        return status;
    }

    @Test
    void whoIsNotSignedInGetsWhatIsOpenAndNothingElse() {
        Visitor nobody = new Visitor(port);
        for (Row row : plain()) {
            var answer = nobody.get(row.path());
            boolean turnedAway = answer.statusCode() == 401 || target(answer).equals("/sign-in");
            assertThat(turnedAway)
                    .as("%s answered %s", row.path(), answer.statusCode())
                    .isEqualTo(row.gate() != Gate.OPEN);
        }
    }

    @Test
    void theSecurityAdministratorAndTheAuditorSeeItAndNobodyElse() {
        Holder security = holder(Role.SECURITY_ADMIN);
        String page = security.visitor().get("/accounts/matrix").body();
        assertThat(page)
                .contains("/accounts/{id}/grants")
                .contains("授予和收回角色")
                .contains("登录即可")
                .contains("本单位");
        assertThat(security.visitor().get("/accounts/matrix?q=nowhere").body()).contains("没有这样的地址");
        assertThat(holder(Role.AUDITOR).visitor().get("/accounts/matrix").statusCode())
                .isEqualTo(200);
        assertThat(holder(Role.SYSTEM_ADMIN).visitor().get("/accounts/matrix").statusCode())
                .isEqualTo(403);
        String told = security.visitor()
                .get("/api/v1/accounts/matrix", "Authorization", "Bearer " + security.token())
                .body();
        assertThat(JsonPath.<List<String>>read(told, "$.items[?(@.path=='/accounts/matrix')].roles[*]"))
                .containsExactlyInAnyOrder("SECURITY_ADMIN", "AUDITOR");
        assertThat(JsonPath.<List<String>>read(told, "$.roles[?(@.role=='CADRE')].entries"))
                .containsExactly("UNIT");
    }
}
