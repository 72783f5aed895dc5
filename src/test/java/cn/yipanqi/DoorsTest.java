package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the product: which permission its handler states, and that no other site may send forms to it. */
@ServerTest
class DoorsTest {

    /** Handlers that ask for no permission, each with its reason. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("/sign-in", "where one has not signed in yet"),
            Map.entry("/", "leads on to what one may see"),
            Map.entry("/error", "says what went wrong, to whomever it happens"),
            Map.entry("/assets/{fingerprint}/{*name}", "style sheets and scripts, the same for all"),
            Map.entry("/cards/stations/{id}", "what a station published for everybody, its copy and nothing else"),
            Map.entry("/calendar/{secret}.ics", "where calendars are fetched by programs; the secret is the key"),
            Map.entry("/feedback", "everybody may complain, strangers too"),
            Map.entry("/feedback/list", "asks for the permission by its name: web knows nothing of access"),
            Map.entry("/account", "one's own account, whatever one may do"),
            Map.entry("/account/password", "one's own password"),
            Map.entry("/account/tokens", "one's own tokens, which may do no more than oneself"),
            Map.entry("/account/tokens/{id}/revocation", "one's own tokens"),
            Map.entry("/account/sessions", "where one is signed in oneself"),
            Map.entry("/account/sessions/end", "one's own sessions"),
            Map.entry("/account/sessions/{handle}/end", "one's own sessions"),
            Map.entry("/sign-in/second-factor", "asks whoever owes it"),
            Map.entry("/account/second-factor", "one's own second factor"),
            Map.entry("/account/second-factor/recovery-codes", "one's own second factor"),
            Map.entry("/account/second-factor/removal", "one's own second factor"),
            Map.entry("/account/passkeys", "one's own passkeys"),
            Map.entry("/account/passkeys/new", "one's own passkeys"),
            Map.entry("/account/passkeys/{id}/removal", "one's own passkeys"),
            Map.entry("/sign-in/passkey/question", "where one has not signed in yet, or proves oneself again"),
            Map.entry("/sign-in/stranger", "tells whom only the provider knows what to do"),
            Map.entry("/account/proof", "proves oneself, and leads back"),
            Map.entry("/account/post", "under which of one's own posts one acts"),
            Map.entry("/invitations/{secret}", "where the invited choose their password; the secret is the key"),
            Map.entry("/invitations/{secret}/provider", "where the invited go to the provider; the secret is the key"),
            Map.entry("/invitations/{secret}/linking", "where the invited link the provider; the secret is the key"),
            Map.entry("/stand-ins", "who stands in for oneself"),
            Map.entry("/stand-ins/new", "who stands in for oneself"),
            Map.entry("/stand-ins/{id}/ending", "who stands in for oneself"),
            Map.entry("/api/v1/stand-ins", "who stands in for oneself"),
            Map.entry("/api/v1/stand-ins/{id}/ending", "who stands in for oneself"),
            Map.entry("/account/data", "one's own data"),
            Map.entry("/account/data/revelations", "one's own data"),
            Map.entry("/account/data/requests", "one's own data"),
            Map.entry("/account/data/requests/{id}/withdrawal", "one's own data"),
            Map.entry("/account/data/consents/{purpose}", "one's own data"),
            Map.entry("/account/data/consents/{purpose}/withdrawal", "one's own data"),
            Map.entry("/api/v1/account/data", "one's own data"),
            Map.entry("/api/v1/account/data/revelations", "one's own data"),
            Map.entry("/api/v1/account/data/requests", "one's own data"),
            Map.entry("/api/v1/account/data/requests/{id}/withdrawal", "one's own data"),
            Map.entry("/api/v1/account/data/consents/{purpose}", "one's own data"),
            Map.entry("/api/v1/account/data/consents/{purpose}/withdrawal", "one's own data"),
            Map.entry("/account/data/export", "one's own data"));

    private static final Set<RequestMethod> HARMLESS =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    @Test
    void everyHandlerStatesItsPermissionOrIsOpenForAReason() {
        Map<String, HandlerMethod> silent = new TreeMap<>();
        Set<String> addresses = mapping.getHandlerMethods().entrySet().stream()
                .filter(handler -> ofTheProduct(handler.getValue()))
                .flatMap(handler -> {
                    Set<String> patterns = handler.getKey().getPatternValues();
                    if (!requires(handler.getValue())) {
                        patterns.forEach(pattern -> silent.put(pattern, handler.getValue()));
                    }
                    return patterns.stream();
                })
                .collect(Collectors.toSet());

        assertThat(silent.keySet()).as("handlers without @Requires").containsExactlyInAnyOrderElementsOf(OPEN.keySet());
        assertThat(addresses).hasSizeGreaterThan(80);
    }

    @Test
    void noHandlerThatChangesAnythingTakesAFormFromAnotherSite() {
        CurrentScope.run(
                Scope.nobody("test"),
                () -> accounts.open(
                        "doors", "门", "right horse battery", Grant.of(Role.COORDINATOR, new RegionCode("632622"))));
        Visitor visitor = new Visitor(port);
        visitor.signIn("doors", "right horse battery");
        List<String> let = new ArrayList<>();
        int tried = 0;
        for (var handler : mapping.getHandlerMethods().entrySet()) {
            for (RequestMethod method : handler.getKey().getMethodsCondition().getMethods()) {
                if (HARMLESS.contains(method) || !ofTheProduct(handler.getValue())) {
                    continue;
                }
                for (String pattern : handler.getKey().getPatternValues()) {
                    String path = pattern.replaceAll("\\{[^/]*}", "1");
                    HttpResponse<String> answer = visitor.send(
                            method.name(),
                            path,
                            BodyPublishers.ofString("text=x"),
                            "Content-Type",
                            "application/x-www-form-urlencoded",
                            "Idempotency-Key",
                            "doors");
                    tried++;
                    boolean toldSo =
                            answer.body().contains("刷新后再提交") || answer.body().contains("access.page.outdated");
                    if (answer.statusCode() != 403 || !toldSo) {
                        let.add(method + " " + path + " answered " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(let).isEmpty();
        assertThat(tried).isGreaterThan(60);
    }

    /** Of the framework's and the description's own handlers none changes anything; tests bring some too. */
    private static boolean ofTheProduct(HandlerMethod handler) {
        Class<?> type = handler.getBeanType();
        return type.getName().startsWith("cn.yipanqi.") && !type.getName().contains("Workshop");
    }

    private static boolean requires(HandlerMethod handler) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Requires.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Requires.class);
    }
}
