package cn.yipanqi.access;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.Codes;
import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.access.factor.SecondFactors;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.sealing.Resealing;
import cn.yipanqi.shared.RegionCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SecondFactorTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");
    private static final Duration STEP = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    Resealing resealing;

    @Autowired
    Tokens tokens;

    @Autowired
    SettableClock clock;

    private String login;
    private UUID account;

    @BeforeEach
    void openACoordinator() {
        login = "twice" + NEXT.incrementAndGet();
        account = asNobody(() -> accounts.open(login, "协调员", PASSWORD, Grant.of(Role.COORDINATOR, BANMA)));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private String code(String secret) {
        return Codes.of(secret, clock.instant());
    }

    private HttpResponse<String> show(Visitor visitor, String code) {
        return visitor.submit("/sign-in/second-factor", "/sign-in/second-factor", "code", code);
    }

    /** Enrolled, and a while has passed since. */
    private String enrolled() {
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);
        String secret = visitor.enrol(login);
        clock.advance(STEP.multipliedBy(4));
        return secret;
    }

    @Test
    void aRoleThatMustHaveOneOpensNothingBeforeItIsEnrolled() {
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);

        for (String page : List.of("/board", "/entries", "/account", "/account/password", "/account/sessions")) {
            assertThat(target(visitor.get(page))).as(page).isEqualTo("/account/second-factor");
        }
        assertThat(visitor.get("/api/v1/figures?county=632622&year=2022").statusCode())
                .isEqualTo(403);
        HttpResponse<String> part = visitor.get("/entries", "HX-Request", "true");
        assertThat(Visitor.header(part, "HX-Redirect")).isEqualTo("/account/second-factor");
        assertThat(visitor.get("/account/second-factor").body()).contains("必须开通两步验证", "<svg class=\"qr\"");
        assertThat(visitor.submit("/account/second-factor", "/account/second-factor", "code", "000000")
                        .statusCode())
                .isEqualTo(422);

        visitor.enrol(login);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void afterThePasswordTheCodeIsAskedForAndLeadsToWhatWasWanted() {
        String secret = enrolled();
        Visitor visitor = new Visitor(port);
        visitor.get("/account/sessions");
        visitor.password(login, PASSWORD);

        assertThat(target(visitor.get("/account/sessions"))).isEqualTo("/sign-in/second-factor");
        HttpResponse<String> wrong = show(visitor, "000000");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("验证码不对");
        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in/second-factor");

        visitor.get("/account/sessions");
        assertThat(target(show(visitor, code(secret)))).isEqualTo("/account/sessions");
        assertThat(visitor.get("/account/sessions").body()).contains("验证码不对").contains("登录");
    }

    @Test
    void aCodeIsGoodOnceAndAnOlderOneNeverAgain() {
        String secret = enrolled();
        String code = code(secret);
        Visitor first = new Visitor(port);
        first.password(login, PASSWORD);
        assertThat(target(show(first, code))).isEqualTo("/");

        Visitor again = new Visitor(port);
        again.password(login, PASSWORD);
        assertThat(show(again, code).statusCode()).isEqualTo(422);
        assertThat(show(again, Codes.of(secret, clock.instant().minus(STEP))).statusCode())
                .isEqualTo(422);
        clock.advance(STEP.multipliedBy(2));
        assertThat(target(show(again, code(secret)))).isEqualTo("/");
    }

    @Test
    void theSameCodeAtOnceLetsOneIn() {
        String secret = enrolled();
        String code = code(secret);
        long right = IntStream.range(0, 8)
                .parallel()
                .filter(i -> asNobody(() -> factors.proves(account, code)))
                .count();
        assertThat(right).isEqualTo(1);
    }

    @Test
    void aRecoveryCodeServesOnceInPlaceOfTheTelephone() {
        enrolled();
        String code = asNobody(() -> factors.newRecoveryCodes(account)).get(3);
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);
        assertThat(target(show(visitor, code.toUpperCase(java.util.Locale.ROOT).replace("-", " "))))
                .isEqualTo("/");
        assertThat(visitor.get("/account/second-factor").body()).contains("还剩 9 个，共 10 个");

        Visitor again = new Visitor(port);
        again.password(login, PASSWORD);
        assertThat(show(again, code).statusCode()).isEqualTo(422);
    }

    @Test
    void guessingCodesIsSlowedLikeGuessingPasswords() {
        String secret = enrolled();
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);
        for (int i = 0; i < SignInThrottle.Door.CODE.free(); i++) {
            assertThat(show(visitor, "000000").body()).contains("验证码不对");
        }
        assertThat(show(visitor, code(secret)).body()).contains("请 1 分钟后再试");
        clock.advance(SignInThrottle.FIRST.plusSeconds(1));
        assertThat(target(show(visitor, code(secret)))).isEqualTo("/");
    }

    @Test
    void whatWeighsHeavilyAsksAgainAfterTenMinutesAndGoesOnWithWhatWasSent() {
        String secret = enrolled();
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);
        show(visitor, code(secret));
        assertThat(visitor.submit("/account/second-factor", "/account/second-factor/recovery-codes")
                        .body())
                .contains("备用码");

        clock.advance(Proof.FRESH.plusSeconds(1));
        HttpResponse<String> asked =
                visitor.submit("/account/second-factor", "/account/second-factor/recovery-codes", "kept", "<什么>");
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body())
                .contains("请再验证一次")
                .contains("name=\"kept\" value=\"&lt;什么&gt;\"".replace("&gt;", ">"))
                .contains("action=\"/account/second-factor/recovery-codes\"");
        assertThat(visitor.submit("/account/second-factor", "/account/second-factor/recovery-codes", "_proof", "000000")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> done = visitor.submit(
                "/account/second-factor", "/account/second-factor/recovery-codes", "_proof", code(secret));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(Pattern.compile("<code>[0-9a-z-]{29}</code>")
                        .matcher(done.body())
                        .results()
                        .count())
                .isEqualTo(10);
    }

    @Test
    void aTokenMadeWithoutAFreshProofMayNotFreeze() {
        String secret = enrolled();
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);
        show(visitor, code(secret));
        String fresh = token(visitor);
        clock.advance(Proof.FRESH.plusSeconds(1));
        String stale = token(visitor);

        String path = "/api/v1/reports/" + UUID.randomUUID() + "/freezing";
        HttpResponse<String> refused = freeze(path, stale);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("不是在刚验证过身份时建的");
        assertThat(freeze(path, fresh).statusCode())
                .as("lets through, to find nothing there")
                .isEqualTo(404);
        assertThat(visitor.get("/account").body()).contains("现在建的令牌不能办要紧的事");
    }

    private String token(Visitor visitor) {
        var made = Pattern.compile("ypq_[A-Za-z0-9_-]+")
                .matcher(visitor.submit("/account", "/account/tokens", "label", "程序")
                        .body());
        assertThat(made.find()).isTrue();
        return made.group();
    }

    private HttpResponse<String> freeze(String path, String token) {
        return new Visitor(port)
                .post(
                        path,
                        "{}",
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Accept-Language",
                        "zh",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    @Test
    void secretsAreCarriedOverToANewKeyWhileTheyServe() {
        String secret = enrolled();
        resealing.change("SM4");
        assertThat(resealing.run().resealed()).isPositive();
        assertThat(resealing.state().inUse()).isEmpty();
        assertThat(asNobody(() -> factors.proves(account, code(secret)))).isTrue();
    }

    @Test
    void whoNeedNotHaveOneMayTurnItOnAndOffAndACoordinatorMayNotTurnItOff() {
        String free = "free" + NEXT.incrementAndGet();
        asNobody(() -> accounts.open(free, "领导", PASSWORD, Grant.of(Role.LEADER, BANMA)));
        Visitor visitor = new Visitor(port);
        assertThat(target(visitor.signIn(free, PASSWORD))).isEqualTo("/");
        visitor.enrol(free);
        assertThat(target(new Visitor(port).password(free, PASSWORD))).isEqualTo("/");
        assertThat(target(visitor.submit("/account/second-factor", "/account/second-factor/removal")))
                .isEqualTo("/account");
        assertThat(visitor.get("/account").body()).contains("未开通");

        Visitor coordinator = new Visitor(port);
        coordinator.password(login, PASSWORD);
        coordinator.enrol(login);
        assertThat(coordinator
                        .submit("/account/second-factor", "/account/second-factor/removal")
                        .body())
                .contains("您的角色必须保留两步验证");
    }
}
