package cn.yipanqi.access;

import static cn.yipanqi.Visitor.header;
import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

@ServerTest
class SignInTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    private String login;
    private UUID account;

    @BeforeEach
    void openAnAccount() {
        login = "someone" + NEXT.incrementAndGet();
        account = asNobody(() -> accounts.open(login, "某人", PASSWORD, Grant.of(Role.LEADER, BANMA)));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    @Test
    void whoIsNotSignedInIsSentToTheDoorAndComesBackToThePageHeWanted() {
        Visitor visitor = new Visitor(port);

        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in");
        HttpResponse<String> in = visitor.signIn(login, PASSWORD);

        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(target(in)).isEqualTo("/account");
        assertThat(visitor.get("/account").body())
                .contains("某人")
                .contains("青海省 果洛藏族自治州 班玛县")
                .contains("领导");
    }

    @Test
    void aPartOfAPageThatNeedsSignInSaysWhereToGoAndIsNotWhatOneComesBackTo() {
        Visitor visitor = new Visitor(port);

        HttpResponse<String> part = visitor.get("/account", "HX-Request", "true");

        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(header(part, "HX-Redirect")).isEqualTo("/sign-in");
        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/");
    }

    @Test
    void whoIsSignedInPassesTheDoor() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, PASSWORD);

        assertThat(target(visitor.get("/sign-in"))).isEqualTo("/");
        assertThat(visitor.get("/").statusCode()).isEqualTo(302);
        assertThat(target(visitor.get("/"))).startsWith("/").isNotEqualTo("/sign-in");
    }

    @Test
    void theSessionThatSignsInIsNotTheOneThatCame() {
        Visitor visitor = new Visitor(port);
        visitor.get("/sign-in");
        String before = visitor.cookie("yipanqi").orElseThrow();

        HttpResponse<String> in = visitor.signIn(login, PASSWORD);

        assertThat(visitor.cookie("yipanqi").orElseThrow()).isNotEqualTo(before);
        assertThat(header(in, "Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        HttpResponse<String> withTheOld = new Visitor(port).get("/account", "Cookie", "yipanqi=" + before);
        assertThat(target(withTheOld)).isEqualTo("/sign-in");
    }

    @Test
    void aWrongPasswordIsToldAndTheNameIsKeptOutOfTheAddress() {
        Visitor visitor = new Visitor(port);

        HttpResponse<String> refused = visitor.signIn(login, "wrong horse battery");

        assertThat(target(refused)).isEqualTo("/sign-in?failed");
        assertThat(visitor.get("/sign-in?failed").body()).contains("账号或密码不对").contains("value=\"" + login + "\"");
        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in");
    }

    @Test
    void whoSignsOutIsOutEverywhereThatSessionGoes() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, PASSWORD);
        String session = visitor.cookie("yipanqi").orElseThrow();

        HttpResponse<String> out = visitor.submit("/account", "/sign-out");

        assertThat(target(out)).isEqualTo("/sign-in?out");
        assertThat(visitor.get("/sign-in?out").body()).contains("已退出登录");
        assertThat(target(new Visitor(port).get("/account", "Cookie", "yipanqi=" + session)))
                .isEqualTo("/sign-in");
    }

    @Test
    void afterFiveWrongPasswordsEachFurtherOneDoublesTheWait() {
        Visitor visitor = new Visitor(port);
        for (int i = 0; i < SignInThrottle.Door.ACCOUNT.free(); i++) {
            assertThat(target(visitor.signIn(login, "wrong horse battery"))).isEqualTo("/sign-in?failed");
        }

        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/sign-in?throttled=1");
        assertThat(visitor.get("/sign-in?throttled=1").body()).contains("1 分钟后再试");
        clock.advance(SignInThrottle.FIRST.plusSeconds(1));
        assertThat(target(visitor.signIn(login, "wrong horse battery"))).isEqualTo("/sign-in?failed");
        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/sign-in?throttled=2");
        clock.advance(SignInThrottle.FIRST.multipliedBy(2).plusSeconds(1));
        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/");
    }

    @Test
    void whileStrangersGuessTheHolderGetsInFromHisOwnBrowser() {
        Visitor holder = new Visitor(port);
        assertThat(target(holder.signIn(login, PASSWORD))).isEqualTo("/");
        holder.submit("/account", "/sign-out");
        Visitor stranger = new Visitor(port);
        for (int i = 0; i < SignInThrottle.Door.ACCOUNT.free(); i++) {
            stranger.signIn(login, "wrong horse battery");
        }

        assertThat(target(stranger.signIn(login, PASSWORD))).isEqualTo("/sign-in?throttled=1");
        assertThat(target(holder.signIn(login, PASSWORD))).isEqualTo("/");
    }

    @Test
    void attemptsAtOnceAreCountedBeforeTheyAreLookedAt() throws Exception {
        AtomicInteger lookedAt = new AtomicInteger();
        try (var pool = new AutoCloseableExecutor(8)) {
            for (int i = 0; i < 24; i++) {
                pool.submit(() -> {
                    if (target(new Visitor(port).password(login, "wrong horse battery"))
                            .equals("/sign-in?failed")) {
                        lookedAt.incrementAndGet();
                    }
                });
            }
        }
        assertThat(lookedAt.get()).isEqualTo(SignInThrottle.Door.ACCOUNT.free());
    }

    private static final class AutoCloseableExecutor implements AutoCloseable {

        private final java.util.concurrent.ExecutorService pool;

        AutoCloseableExecutor(int threads) {
            pool = java.util.concurrent.Executors.newFixedThreadPool(threads);
        }

        void submit(Runnable task) {
            pool.execute(task);
        }

        @Override
        public void close() throws InterruptedException {
            pool.shutdown();
            assertThat(pool.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, PASSWORD);
        clock.advance(SessionFacts.LONGEST.minusMinutes(1));
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in");
    }

    @Test
    void theHolderSeesWhereHeIsSignedInAndEndsOneOfThem() {
        Visitor here = new Visitor(port);
        here.signIn(login, PASSWORD);
        Visitor there = new Visitor(port);
        there.signIn(login, PASSWORD);

        String page = here.get("/account/sessions").body();
        assertThat(page).contains("本机").contains("127.0.0.1").contains("登录记录");
        var other = java.util.regex.Pattern.compile("/account/sessions/([0-9a-f]{32})/end")
                .matcher(page);
        assertThat(other.find()).isTrue();
        HttpResponse<String> ended = here.submit("/account/sessions", "/account/sessions/" + other.group(1) + "/end");

        assertThat(target(ended)).isEqualTo("/account/sessions");
        assertThat(target(there.get("/account"))).isEqualTo("/sign-in");
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownAccountIsAnsweredLikeAWrongPassword() {
        assertThat(target(new Visitor(port).signIn("nobody-has-this", PASSWORD)))
                .isEqualTo("/sign-in?failed");
    }

    @Test
    void anAccountThatIsDisabledIsOutWithItsNextRequest() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, PASSWORD);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);

        CurrentScope.run(Scope.nobody("test"), () -> accounts.disable(account));

        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in");
        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/sign-in?failed");
    }

    @Test
    void aOneTimePasswordOpensOnlyThePageWhereOnesOwnIsChosen() {
        String name = "fresh" + NEXT.incrementAndGet();
        Secret secret = asNobody(() -> accounts.openWithOneTimePassword(name, "新人", Grant.of(Role.LEADER, BANMA)));
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, secret.text());

        assertThat(target(visitor.get("/account"))).isEqualTo("/account/password");
        HttpResponse<String> weak = visitor.submit(
                "/account/password",
                "/account/password",
                "current",
                secret.text(),
                "password",
                "short",
                "again",
                "shot");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("密码至少 12 位").contains("两遍填的不一样");
        HttpResponse<String> chosen = visitor.submit(
                "/account/password",
                "/account/password",
                "current",
                secret.text(),
                "password",
                PASSWORD,
                "again",
                PASSWORD);

        assertThat(target(chosen)).isEqualTo("/account");
        assertThat(visitor.get("/account").body()).contains("密码已修改");
        assertThat(target(new Visitor(port).signIn(name, secret.text()))).isEqualTo("/sign-in?failed");
    }

    @Test
    void aOneTimePasswordRunsOut() {
        String name = "late" + NEXT.incrementAndGet();
        Secret secret = asNobody(() -> accounts.openWithOneTimePassword(name, "来晚的人", Grant.of(Role.LEADER, BANMA)));

        clock.advance(Duration.ofDays(7).plusMinutes(1));

        assertThat(target(new Visitor(port).signIn(name, secret.text()))).isEqualTo("/sign-in?failed");
    }

    @Test
    void pagesOpenedAtOnceInOneSessionMayEachChooseTheCountyForTheFirstTime() throws Exception {
        for (int round = 0; round < 3; round++) {
            Visitor visitor = new Visitor(port);
            visitor.signIn(login, PASSWORD);

            List<Callable<Integer>> tabs = Collections.nCopies(
                    16,
                    () -> visitor.get("/organisation/stations?county=" + BANMA).statusCode());
            ExecutorService threads = Executors.newFixedThreadPool(tabs.size());
            try {
                for (Future<Integer> answered : threads.invokeAll(tabs)) {
                    assertThat(answered.get()).isEqualTo(200);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aPasswordCountsInItsOwnLettersAndToItsLastSign() {
        String sentence =
                "Wo men xian de gong hui mei zhou san xia wu kai hui, mei yue yi hao fa tong zhi gei ge xiang zhen";
        String other = "someone" + NEXT.incrementAndGet();
        asNobody(() -> accounts.open(other, "某人", sentence, Grant.of(Role.LEADER, BANMA)));

        assertThat(sentence).hasSizeGreaterThan(90);
        for (String almost : List.of(
                sentence.substring(0, sentence.length() - 1),
                sentence + " ",
                sentence.toLowerCase(java.util.Locale.ROOT),
                " " + sentence)) {
            assertThat(target(new Visitor(port).password(other, almost)))
                    .as(almost)
                    .startsWith("/sign-in?");
        }
        assertThat(target(new Visitor(port).password(other, sentence))).doesNotStartWith("/sign-in?");
    }

    @Test
    void aPasswordIsHiddenAsItIsTypedAndMayBePastedAndKeptByItsManager() {
        String page = new Visitor(port).get("/sign-in").body();

        assertThat(page).containsPattern("<input[^>]*name=\"password\"[^>]*type=\"password\"");
        assertThat(page).contains("autocomplete=\"current-password\"", "autocomplete=\"username\"");
        assertThat(page).doesNotContain("onpaste", "autocomplete=\"off\"");
    }

    @Test
    void aSessionNobodyUsesEndsAfterHalfAnHour() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, PASSWORD);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);

        unusedSince(sessions, Duration.ofMinutes(31));

        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in");
    }

    private <S extends Session> void unusedSince(FindByIndexNameSessionRepository<S> all, Duration time) {
        S session = all.findByPrincipalName(login).values().iterator().next();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(Duration.ofMinutes(30));
        session.setLastAccessedTime(Instant.now().minus(time));
        all.save(session);
    }
}
