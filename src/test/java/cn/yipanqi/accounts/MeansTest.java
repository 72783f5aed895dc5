package cn.yipanqi.accounts;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MeansTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    SettableClock clock;

    private String login;
    private UUID account;
    private String means;
    private String guardName;
    private UUID guardId;
    private Visitor guard;

    @BeforeEach
    void lockSomebodyOut() {
        login = "locked" + NEXT.incrementAndGet();
        account = open(login, Role.COORDINATOR);
        means = "/accounts/" + account + "/means";
        guardName = "guard" + NEXT.incrementAndGet();
        guardId = open(guardName, Role.SECURITY_ADMIN);
        guard = new Visitor(port);
        guard.signIn(guardName, PASSWORD);
    }

    private UUID open(String name, Role role) {
        return asNobody(() -> accounts.open(name, "某人", PASSWORD, Grant.of(role, BANMA)));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private void guessUntilShut() {
        Visitor stranger = new Visitor(port);
        while (!target(stranger.password(login, "wrong horse battery")).contains("throttled")) {
            // until the door is shut
        }
    }

    @Test
    void theSecurityAdministratorLetsSomebodyInAgainWithAReasonThatIsRecorded() {
        guessUntilShut();
        assertThat(guard.get(means).body()).contains("前不能登录");
        HttpResponse<String> without = guard.submit(means, means + "/unlocking", "reason", " ");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("请写明原因");
        assertThat(target(new Visitor(port).password(login, PASSWORD))).contains("throttled");

        assertThat(guard.submit(means, means + "/unlocking", "reason", "本人\u0000到场")
                        .statusCode())
                .as("a sign that the record cannot keep")
                .isEqualTo(400);
        assertThat(target(guard.submit(means, means + "/unlocking", "reason", "本人到场核实")))
                .isEqualTo(means);
        assertThat(guard.get(means).body()).contains("没有锁定");
        assertThat(target(new Visitor(port).password(login, PASSWORD))).isEqualTo("/");

        String auditor = "auditor" + NEXT.incrementAndGet();
        open(auditor, Role.AUDITOR);
        Visitor reader = new Visitor(port);
        reader.signIn(auditor, PASSWORD);
        assertThat(reader.get("/audit/record?subject=" + account).body())
                .contains("解除锁定")
                .contains("本人到场核实")
                .contains("方式 PASSWORD")
                .contains("来源地址 ");
    }

    @Test
    void aLostSecondFactorIsTakenAwayAndEverythingOpenWithIt() {
        Visitor holder = new Visitor(port);
        holder.signIn(login, PASSWORD);
        assertThat(holder.get("/account").statusCode()).isEqualTo(200);

        assertThat(target(guard.submit(means, means + "/factor/removal", "why", "手机丢失，本人到场")))
                .isEqualTo(means);
        assertThat(target(holder.get("/account"))).isEqualTo("/sign-in");
        Visitor again = new Visitor(port);
        again.password(login, PASSWORD);
        assertThat(target(again.get("/board"))).isEqualTo("/account/second-factor");
        assertThat(guard.submit("/account", means + "/factor/removal", "why", "再来一次")
                        .body())
                .contains("没有两步验证，也没有通行密钥");
    }

    @Test
    void nobodyDoesItForHimselfOrWithoutAFreshProof() {
        String own = "/accounts/" + guardId + "/means";
        assertThat(guard.submit("/account", own + "/unlocking", "reason", "自己").statusCode())
                .isEqualTo(422);
        assertThat(guard.submit("/account", own + "/factor/removal", "why", "自己")
                        .statusCode())
                .isEqualTo(422);
        assertThat(guard.get(own).body())
                .doesNotContain(own + "/factor/removal")
                .contains("不能处理自己的账号");

        clock.advance(Proof.FRESH.plusSeconds(1));
        HttpResponse<String> asked = guard.submit("/account", means + "/unlocking", "reason", "本人到场");
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body()).contains("请再验证一次").contains("name=\"reason\" value=\"本人到场\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"COORDINATOR", "LEADER", "SYSTEM_ADMIN", "AUDITOR"})
    void noOtherRoleMayUnlockOrTakeAFactorAway(Role role) {
        String name = "other" + NEXT.incrementAndGet();
        open(name, role);
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        assertThat(visitor.submit("/account", means + "/unlocking", "reason", "试试")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.submit("/account", means + "/factor/removal", "why", "试试")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void programsMayDoTheSameWithATokenMadeAfterAProof() {
        guessUntilShut();
        String api = "/api/v1" + means;
        String proved = asNobody(() -> tokens.make(guardId, "test"));
        assertThat(post(api + "/unlocking", proved, "{}").statusCode()).isEqualTo(422);
        HttpResponse<String> done = post(api + "/unlocking", proved, "{\"reason\":\"本人到场\"}");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("\"lockedUntil\":null").contains("\"secondFactor\":false");
        assertThat(post(api + "/subject", proved, "{\"subject\":\"x\"}").statusCode())
                .as("the system administrator's to link")
                .isEqualTo(422);
        assertThat(target(new Visitor(port).password(login, PASSWORD))).isEqualTo("/");
    }

    private HttpResponse<String> post(String path, String token, String body) {
        return new Visitor(port)
                .post(
                        path,
                        body,
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Accept-Language",
                        "zh",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }
}
