package cn.yipanqi.access.passkey;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Invitations;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.access.factor.SecondFactors;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;

/** Passkeys as a device sends them, good and bad; through a browser in the browser's tests. */
@ServerTest
@TestPropertySource(properties = "yipanqi.passkeys.origins=http://localhost:${local.server.port}")
class PasskeySignInTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]+)\"");
    private static final Pattern REMOVAL = Pattern.compile("/account/passkeys/([0-9a-f-]{36})/removal");
    private static final String REFUSED = "/sign-in?refused=passkey";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Invitations invitations;

    @Autowired
    SecondFactors factors;

    @Autowired
    Passkeys passkeys;

    @Autowired
    SettableClock clock;

    private String login;
    private UUID account;
    private Visitor holder;
    private Device device;

    @BeforeEach
    void addAPasskey() throws GeneralSecurityException {
        login = "holder" + NEXT.incrementAndGet();
        account = open(login, Role.COORDINATOR);
        holder = new Visitor(port);
        holder.signIn(login, PASSWORD);
        device = device();
        assertThat(target(add(holder, device, "电脑"))).isEqualTo("/account/passkeys");
    }

    private Device device() throws GeneralSecurityException {
        return new Device("http://localhost:" + port);
    }

    private UUID open(String name, Role role) {
        return asNobody(() -> accounts.open(name, "某人", PASSWORD, Grant.of(role, BANMA)));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private static HttpResponse<String> add(Visitor visitor, Device device, String label)
            throws GeneralSecurityException {
        // The form's own page asks the question: opened once more for its token, it would ask another.
        Matcher options = OPTIONS.matcher(visitor.get("/account/passkeys/new").body());
        assertThat(options.find()).isTrue();
        return visitor.submit(
                "/account",
                "/account/passkeys",
                "label",
                label,
                "_passkey",
                device.make(HtmlUtils.htmlUnescape(options.group(1))));
    }

    private static String question(Visitor visitor, String page) {
        HttpResponse<String> question = visitor.submit(page, "/sign-in/passkey/question");
        assertThat(question.statusCode()).isEqualTo(200);
        return question.body();
    }

    private static HttpResponse<String> signIn(Visitor visitor, Device device) throws GeneralSecurityException {
        String answer = device.show(question(visitor, "/sign-in"));
        return visitor.submit("/sign-in", "/sign-in/passkey", "_passkey", answer);
    }

    @Test
    void aPasskeyStandsForBothFactorsAndLeadsToWhatWasWanted() throws GeneralSecurityException {
        Visitor visitor = new Visitor(port);
        visitor.get("/account/sessions");
        String before = visitor.cookie("yipanqi").orElseThrow();

        assertThat(target(signIn(visitor, device))).isEqualTo("/account/sessions");
        assertThat(visitor.cookie("yipanqi").orElseThrow()).isNotEqualTo(before);
        assertThat(visitor.get("/account/sessions").body()).contains("通行密钥");
        assertThat(visitor.get("/board").statusCode()).isEqualTo(200);
        assertThat(visitor.submit("/account", "/account/second-factor/recovery-codes")
                        .statusCode())
                .as("proved just now")
                .isEqualTo(200);
    }

    @Test
    void whatIsNotTheHoldersAnswerToThisQuestionIsRefused() throws GeneralSecurityException {
        Visitor visitor = new Visitor(port);
        String question = question(visitor, "/sign-in");
        String answer = device.show(question);
        assertThat(target(visitor.submit("/sign-in", "/sign-in/passkey", "_passkey", "{}")))
                .as("no answer; the question is used up")
                .isEqualTo(REFUSED);
        assertThat(target(visitor.submit("/sign-in", "/sign-in/passkey", "_passkey", answer)))
                .as("to the question before")
                .isEqualTo(REFUSED);
        for (String odd : new String[] {"", "null", "[]", "{\"rawId\":\"AA\"}", "{\"id\":1}", "x".repeat(9000)}) {
            question(visitor, "/sign-in");
            assertThat(target(visitor.submit("/sign-in", "/sign-in/passkey", "_passkey", odd)))
                    .isEqualTo(REFUSED);
        }
        String late = device.show(question(visitor, "/sign-in"));
        clock.advance(Ceremony.GOOD_FOR.plusSeconds(1));
        assertThat(target(visitor.submit("/sign-in", "/sign-in/passkey", "_passkey", late)))
                .as("too late")
                .isEqualTo(REFUSED);
        assertThat(target(signIn(visitor, device.at("http://localhost:1"))))
                .as("asked for by another site")
                .isEqualTo(REFUSED);
        device.at("http://localhost:" + port);
        assertThat(target(signIn(visitor, device.withoutKnowingItsHolder())))
                .as("pressed by anybody")
                .isEqualTo(REFUSED);
        assertThat(target(signIn(new Visitor(port), device()))).as("unknown").isEqualTo(REFUSED);
        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in");
    }

    @Test
    void aCopyThatCountsBackAnotherHoldersNameADisabledAccountAndARemovedPasskeyAreRefused()
            throws GeneralSecurityException {
        assertThat(target(signIn(new Visitor(port), device))).isEqualTo("/");
        assertThat(target(signIn(new Visitor(port), device.countingBack())))
                .as("counts back")
                .isEqualTo(REFUSED);
        for (int i = 0; i < 3; i++) {
            device.show("{\"challenge\":\"AA\",\"rpId\":\"localhost\"}");
        }
        byte[] own = Handle.of(account).getBytes();
        assertThat(target(signIn(
                        new Visitor(port),
                        device.forHolder(Handle.of(UUID.randomUUID()).getBytes()))))
                .as("another's name")
                .isEqualTo(REFUSED);
        device.forHolder(own);
        asNobody(() -> {
            accounts.disable(account);
            return null;
        });
        assertThat(target(signIn(new Visitor(port), device))).as("disabled").isEqualTo(REFUSED);
        asNobody(() -> {
            accounts.enable(account);
            return null;
        });
        assertThat(target(signIn(new Visitor(port), device))).isEqualTo("/");
        String id = passkey(holder);
        assertThat(target(holder.submit("/account/passkeys", "/account/passkeys/" + id + "/removal")))
                .isEqualTo("/account/passkeys");
        assertThat(target(signIn(new Visitor(port), device))).as("removed").isEqualTo(REFUSED);
    }

    private static String passkey(Visitor visitor) {
        Matcher id = REMOVAL.matcher(visitor.get("/account/passkeys").body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void nobodyTouchesAnothersPasskeysAndAddingAndRemovingAskForAFreshProof() throws GeneralSecurityException {
        String other = "other" + NEXT.incrementAndGet();
        open(other, Role.LEADER);
        Visitor visitor = new Visitor(port);
        visitor.signIn(other, PASSWORD);
        assertThat(visitor.submit("/account", "/account/passkeys/" + passkey(holder) + "/removal")
                        .statusCode())
                .isEqualTo(404);
        assertThat(add(visitor, device, "同一把").statusCode())
                .as("somebody's already")
                .isEqualTo(422);
        assertThat(add(visitor, device().withoutKnowingItsHolder(), "不认人").statusCode())
                .isEqualTo(422);
        assertThat(add(visitor, device(), " ").statusCode()).isEqualTo(422);

        clock.advance(Proof.FRESH.plusSeconds(1));
        assertThat(visitor.get("/account/passkeys/new").statusCode()).isEqualTo(403);
        assertThat(holder.submit("/account", "/account/passkeys/" + passkey(holder) + "/removal")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPasskeyServesAsSecondFactorAndAsProofOfItsHolderOnly() throws GeneralSecurityException {
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);
        assertThat(target(visitor.get("/board"))).isEqualTo("/sign-in/second-factor");
        assertThat(visitor.get("/sign-in/second-factor").body()).contains("data-passkey=\"get\"");
        Device others = device();
        String other = "other" + NEXT.incrementAndGet();
        open(other, Role.LEADER);
        Visitor neighbour = new Visitor(port);
        neighbour.signIn(other, PASSWORD);
        add(neighbour, others, "别人的");

        String page = "/sign-in/second-factor";
        HttpResponse<String> wrong = visitor.submit(page, page, "_passkey", others.show(question(visitor, page)));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("这个通行密钥不对");
        assertThat(target(visitor.submit(page, page, "_passkey", device.show(question(visitor, page)))))
                .isEqualTo("/board");

        clock.advance(Proof.FRESH.plusSeconds(1));
        assertThat(visitor.submit("/account", "/account/second-factor/recovery-codes")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.submit(
                                "/account",
                                "/account/second-factor/recovery-codes",
                                "_passkey",
                                device.show(question(visitor, "/account")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void wherePasskeysAreTheOnlySecondFactorThePasswordAloneOpensNothingAndTheLastStays()
            throws GeneralSecurityException {
        asNobody(() -> {
            factors.remove(account);
            return null;
        });
        Visitor guesser = new Visitor(port);
        guesser.password(login, PASSWORD);
        assertThat(target(guesser.get("/board"))).isEqualTo("/sign-in/second-factor");
        assertThat(target(guesser.get("/account/second-factor"))).isEqualTo("/sign-in/second-factor");
        assertThat(guesser.get("/sign-in/second-factor").body()).contains("您的账号要用通行密钥完成验证");

        Visitor visitor = new Visitor(port);
        signIn(visitor, device);
        assertThat(visitor.submit("/account", "/account/passkeys/" + passkey(visitor) + "/removal")
                        .body())
                .contains("您的角色必须保留两步验证");
        clock.advance(Proof.FRESH.plusSeconds(1));
        assertThat(visitor.submit("/account", "/account/proof", "_proof", PASSWORD)
                        .body())
                .as("the password is no second factor")
                .contains("请用通行密钥验证");
    }

    @Test
    void anInvitationClosesPasskeysWithWhateverElseWasOpen() throws GeneralSecurityException {
        asNobody(() -> invitations.make(account));
        assertThat(asNobody(() -> passkeys.of(account))).isEmpty();
        assertThat(target(signIn(new Visitor(port), device))).isEqualTo(REFUSED);
    }

    @Test
    void guessingCountsAgainstTheAddressAndNotAgainstTheAccount() throws GeneralSecurityException {
        Visitor stranger = new Visitor(port);
        for (int i = 0; i < 6; i++) {
            assertThat(target(signIn(stranger, device.withoutKnowingItsHolder())))
                    .isEqualTo(REFUSED);
        }
        assertThat(target(new Visitor(port).password(login, PASSWORD))).isEqualTo("/");
    }
}
