package cn.yipanqi;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.lang.annotation.Annotation;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever changes who may do what, shows a person's number or changes a key asks for a proof of the last ten minutes. */
@ServerTest
class StepUpTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");
    private static final Set<Permission> WHO_MAY_WHAT =
            Set.of(Permission.POST_EDIT, Permission.ACCOUNT_EDIT, Permission.GRANT_EDIT);

    /** Handlers that need none, each with its reason. */
    private static final Map<String, String> WITHOUT = Map.of(
            "POST /organisation/people/{id}", "a name, which opens nothing to anybody",
            "PUT /api/v1/organisation/people/{id}", "a name, which opens nothing to anybody",
            "POST /accounts/import", "shows what a workbook would do and does nothing");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    SettableClock clock;

    @LocalServerPort
    int port;

    private String login;

    @BeforeEach
    void openASystemAdministratorsAccount() {
        login = "prover" + NEXT.incrementAndGet();
        asNobody(() -> accounts.open(login, "管理员", PASSWORD, Grant.of(Role.SYSTEM_ADMIN, BANMA)));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    @Test
    void everyHandlerThatChangesWhoMayDoWhatOrShowsANumberWantsAFreshProof() {
        Set<String> without = new TreeSet<>();
        Set<String> with = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                for (String path : info.getPatternValues()) {
                    if (method != RequestMethod.GET && weighsHeavily(path, handler)) {
                        (bears(handler, StepUp.class) ? with : without).add(method + " " + path);
                    }
                }
            }
        });
        assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT.keySet());
        assertThat(with).hasSizeGreaterThan(20);
    }

    private static boolean weighsHeavily(String path, HandlerMethod handler) {
        return path.contains("/stand-ins")
                || path.endsWith("/revelations")
                || path.contains("/persons/keys")
                || found(handler, Requires.class)
                        .filter(requires -> WHO_MAY_WHAT.contains(requires.value()))
                        .isPresent();
    }

    private static <A extends Annotation> Optional<A> found(HandlerMethod handler, Class<A> type) {
        A own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), type);
        return Optional.ofNullable(
                own == null ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type) : own);
    }

    private static boolean bears(HandlerMethod handler, Class<? extends Annotation> type) {
        return found(handler, type).isPresent();
    }

    @Test
    void tenMinutesAfterTheProofAPostIsRegisteredOnlyWithAnotherOneAndWhatWasTypedIsKept() {
        Visitor visitor = new Visitor(port);
        visitor.password(login, PASSWORD);
        String secret = visitor.enrol(login);
        clock.advance(Proof.FRESH.plusSeconds(1));

        HttpResponse<String> asked = register(visitor, "", "");
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body())
                .contains("请再验证一次")
                .contains("name=\"name\" value=\"" + login + "某\"")
                .contains("action=\"/organisation/people\"");
        assertThat(visitor.get("/organisation/people?q=" + login).body()).doesNotContain(login + "某");

        HttpResponse<String> done = register(visitor, "_proof", Codes.of(secret, SettableClock.now()));
        assertThat(target(done)).startsWith("/organisation/people/");
        assertThat(visitor.get("/organisation/people?q=" + login).body()).contains(login + "某");
    }

    private HttpResponse<String> register(Visitor visitor, String field, String value) {
        return visitor.submit(
                "/organisation/people/new",
                "/organisation/people",
                "name",
                login + "某",
                "position",
                "主任",
                "role",
                "LEADER",
                "from",
                "2022-01-01",
                field.isEmpty() ? "unit" : field,
                value);
    }

    @Test
    void aTokenThatWasNotMadeAfterAProofOpensNoAccount() {
        String stale = asNobody(() -> tokens.make(accounts.byLogin(login).orElseThrow(), "test", false));
        String body = "{\"login\":\"%s-other\",\"name\":\"某\",\"region\":\"632622\"}".formatted(login);
        HttpResponse<String> refused = open(stale, body);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("access.step-up.token");
        assertThat(asNobody(() -> accounts.named(login + "-other"))).isEmpty();

        String fresh = asNobody(() -> tokens.make(accounts.byLogin(login).orElseThrow(), "test", true));
        assertThat(open(fresh, body).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> open(String token, String body) {
        return new Visitor(port)
                .post(
                        "/api/v1/accounts",
                        body,
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }
}
