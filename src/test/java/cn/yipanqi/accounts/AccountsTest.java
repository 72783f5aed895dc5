package cn.yipanqi.accounts;

import static cn.yipanqi.Visitor.header;
import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class AccountsTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([^<]+)</code>");
    private static final Pattern INVITATION = Pattern.compile("(/invitations/[A-Za-z0-9_-]{43})");
    private static final Pattern ACCOUNT = Pattern.compile("/accounts/([0-9a-f-]{36})");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    private Visitor admin;
    private UUID adminId;
    private String adminToken;
    private String login;
    private UUID union;

    @BeforeEach
    void signInAsAdministrator() {
        String name = "admin" + NEXT.incrementAndGet();
        login = "newcomer" + NEXT.incrementAndGet();
        adminId = open(name, Grant.of(Role.SYSTEM_ADMIN, BANMA));
        adminToken = asNobody(() -> tokens.make(adminId, "test"));
        admin = new Visitor(port);
        admin.signIn(name, PASSWORD);
        union = CurrentScope.call(
                Scope.job("test", BANMA),
                () -> directory
                        .of(632622)
                        .units()
                        .filter(unit -> unit.type() == UnitType.UNION)
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    private UUID open(String name, Grant grant) {
        return asNobody(() -> accounts.open(name, "某人", PASSWORD, grant));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private HttpResponse<String> submit(String... fields) {
        return admin.submit("/accounts/new", "/accounts", fields);
    }

    /** What the page shows once. */
    static String secret(HttpResponse<String> page) {
        return found(SECRET, page);
    }

    /** The path of an invitation that the page or answer shows once. */
    static String invitation(HttpResponse<String> page) {
        return found(INVITATION, page);
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        return found(pattern, page.body());
    }

    static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void anAdministratorOpensAnAccountAndItsHolderChoosesHisPasswordByTheInvitation() {
        HttpResponse<String> opened =
                submit("login", login, "name", "总工会经办", "role", "CADRE", "region", "632622", "unit", union.toString());

        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(header(opened, "Cache-Control")).contains("no-store");
        String path = invitation(opened);
        String id = found(ACCOUNT, opened);
        assertThat(admin.get("/accounts/" + id).body())
                .contains("待接受邀请")
                .contains("班玛县 ")
                .doesNotContain(path);
        Visitor holder = new Visitor(port);
        assertThat(holder.submit(path, path, "password", PASSWORD, "again", PASSWORD)
                        .body())
                .contains("密码已设置");
        assertThat(target(holder.signIn(login, PASSWORD))).isEqualTo("/");
        assertThat(holder.get("/account").body()).contains("总工会经办").contains("群团干部");
        assertThat(admin.get("/accounts?q=" + login).body())
                .contains(login)
                .contains("使用中")
                .doesNotContain("admin");
    }

    @Test
    void whatIsAmissIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        HttpResponse<String> withoutUnit = submit("login", login, "name", "某某", "role", "CADRE", "region", "632622");
        assertThat(withoutUnit.statusCode()).isEqualTo(422);
        assertThat(withoutUnit.body())
                .contains("href=\"#unit\"")
                .contains("群团干部请选择本县现有的单位")
                .contains("value=\"" + login + "\"");

        assertThat(submit("login", login, "name", "某某", "role", "AUDITOR", "region", "632622")
                        .body())
                .contains("href=\"#role\"")
                .contains("审计管理员由安全管理员授予和收回");
        assertThat(submit("login", "Bad Login", "name", "某某", "role", "LEADER", "region", "632622")
                        .body())
                .contains("href=\"#login\"");
        assertThat(submit("login", login, "name", " ", "role", "LEADER", "region", "632622")
                        .body())
                .contains("href=\"#name\"");
        submit("login", login, "name", "某某", "role", "LEADER", "region", "632622");
        HttpResponse<String> taken = submit("login", login, "name", "某某", "role", "LEADER", "region", "632622");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("已有人用");
    }

    @Test
    void nobodyGrantsBeyondHisOwnDivision() {
        for (String beyond : List.of("63", "6326", "632623")) {
            HttpResponse<String> answer = submit("login", login, "name", "某某", "role", "LEADER", "region", beyond);
            assertThat(answer.statusCode()).as(beyond).isEqualTo(422);
            assertThat(answer.body()).as(beyond).contains("您只能开设本辖区以内的账号");
        }
        assertThat(asNobody(() -> accounts.exists(login))).isFalse();
        UUID unitOfAnother = CurrentScope.call(
                Scope.job("test", new RegionCode("632623")),
                () -> directory.of(632623).units().findFirst().orElseThrow().id());
        assertThat(submit(
                                "login",
                                login,
                                "name",
                                "某某",
                                "role",
                                "CADRE",
                                "region",
                                "632622",
                                "unit",
                                unitOfAnother.toString())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void accountsOutsideTheDivisionAreAbsent() {
        UUID above = open("above" + NEXT.incrementAndGet(), Grant.of(Role.LEADER, new RegionCode("63")));
        UUID beside = open("beside" + NEXT.incrementAndGet(), Grant.of(Role.LEADER, new RegionCode("632623")));

        for (UUID other : List.of(above, beside)) {
            assertThat(admin.get("/accounts/" + other).statusCode()).isEqualTo(404);
            assertThat(admin.submit("/accounts/new", "/accounts/" + other + "/disabling")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(admin.submit("/accounts/new", "/accounts/" + other + "/invitation")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(admin.get("/accounts?q=above").body()).contains("没有这样的账号");
    }

    @Test
    void aNewInvitationEndsSessionsAndTokens() {
        UUID account = open(login, Grant.of(Role.LEADER, BANMA));
        String token = asNobody(() -> tokens.make(account, "test"));
        Visitor holder = new Visitor(port);
        holder.signIn(login, PASSWORD);
        assertThat(holder.get("/account").statusCode()).isEqualTo(200);

        HttpResponse<String> made = admin.submit("/accounts/" + account, "/accounts/" + account + "/invitation");

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(target(holder.get("/account"))).isEqualTo("/sign-in");
        assertThat(new Visitor(port)
                        .get("/api/v1/nowhere", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(target(new Visitor(port).signIn(login, PASSWORD))).isEqualTo("/sign-in?failed");
        assertThat(new Visitor(port).get(invitation(made)).statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountIsDisabledAndEnabledAgainButNeverOnesOwn() {
        UUID account = open(login, Grant.of(Role.LEADER, BANMA));

        HttpResponse<String> disabled = admin.submit("/accounts/" + account, "/accounts/" + account + "/disabling");
        assertThat(target(disabled)).isEqualTo("/accounts/" + account);
        assertThat(admin.get("/accounts/" + account).body()).contains("账号已停用");
        assertThat(target(new Visitor(port).signIn(login, PASSWORD))).isEqualTo("/sign-in?failed");
        admin.submit("/accounts/" + account, "/accounts/" + account + "/enabling");
        assertThat(target(new Visitor(port).signIn(login, PASSWORD))).isEqualTo("/");

        HttpResponse<String> own = admin.submit("/accounts/new", "/accounts/" + adminId + "/disabling");
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("不能停用自己的账号");
        assertThat(admin.submit("/accounts/new", "/accounts/" + adminId + "/invitation")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theApiDoesAsThePagesDo() {
        Visitor program = new Visitor(port);
        HttpResponse<String> opened = program.post(
                "/api/v1/accounts",
                "{\"login\":\"" + login + "\",\"name\":\"某某\",\"role\":\"CADRE\",\"region\":\"632622\",\"unit\":\""
                        + union + "\"}",
                headers());
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String id = JsonPath.read(opened.body(), "$.id");
        assertThat(header(opened, "Location")).isEqualTo("/api/v1/accounts/" + id);
        assertThat(new Visitor(port).get(invitation(opened)).body()).contains(login);

        String shown = program.get(header(opened, "Location"), headers()).body();
        assertThat(JsonPath.<Boolean>read(shown, "$.waiting")).isTrue();
        String disabled = program.post("/api/v1/accounts/" + id + "/disabling", "", headers())
                .body();
        assertThat(JsonPath.<Boolean>read(disabled, "$.disabled")).isTrue();
        String enabled = program.send(
                        "DELETE", "/api/v1/accounts/" + id + "/disabling", BodyPublishers.noBody(), headers())
                .body();
        assertThat(JsonPath.<Boolean>read(enabled, "$.disabled")).isFalse();
        String list = program.get("/api/v1/accounts", headers()).body();
        assertThat(JsonPath.<List<String>>read(list, "$.items[*].login"))
                .contains(login)
                .isSorted();
        assertThat(JsonPath.<List<String>>read(list, "$.items[*].region")).containsOnly("632622");
        HttpResponse<String> beyond = program.post(
                "/api/v1/accounts",
                "{\"login\":\"x" + login + "\",\"name\":\"某某\",\"role\":\"LEADER\",\"region\":\"63\"}",
                headers());
        assertThat(beyond.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(beyond.body(), "$.code")).isEqualTo("accounts.region.beyond");
    }

    private String[] headers() {
        return new String[] {
            "Authorization",
            "Bearer " + adminToken,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
    }

    @Test
    void tokensAreMadeShownOnceAndRevokedOnOnesOwnPage() {
        open(login, Grant.of(Role.COORDINATOR, BANMA));
        Visitor holder = new Visitor(port);
        holder.signIn(login, PASSWORD);

        assertThat(holder.submit("/account", "/account/tokens", "label", " ").statusCode())
                .isEqualTo(422);
        HttpResponse<String> made = holder.submit("/account", "/account/tokens", "label", "省平台");

        assertThat(made.statusCode()).isEqualTo(201);
        String token = found(SECRET, made);
        HttpResponse<String> page = holder.get("/account");
        assertThat(page.body()).contains("省平台").doesNotContain(token);
        Visitor program = new Visitor(port);
        assertThat(program.get("/api/v1/entries?county=632622&year=2022", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        String id = found(Pattern.compile("/account/tokens/([0-9a-f-]{36})/revocation"), page);
        holder.submit("/account", "/account/tokens/" + id + "/revocation");
        assertThat(program.get("/api/v1/entries?county=632622&year=2022", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoeverChangesHisPasswordIsOutEverywhereElse() {
        open(login, Grant.of(Role.LEADER, BANMA));
        Visitor here = new Visitor(port);
        Visitor there = new Visitor(port);
        here.signIn(login, PASSWORD);
        there.signIn(login, PASSWORD);
        String chosen = "Another-1-horse";

        HttpResponse<String> wrong = change(here, "not it", chosen);
        HttpResponse<String> named = change(here, PASSWORD, login + "-A1");
        HttpResponse<String> right = change(here, PASSWORD, chosen);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("现在的密码不对");
        assertThat(named.body()).contains("密码里不要有账号");
        assertThat(target(right)).isEqualTo("/account");
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(target(there.get("/account"))).isEqualTo("/sign-in");
        assertThat(target(new Visitor(port).signIn(login, PASSWORD))).isEqualTo("/sign-in?failed");
        assertThat(target(new Visitor(port).signIn(login, chosen))).isEqualTo("/");
    }

    private static HttpResponse<String> change(Visitor visitor, String current, String password) {
        return visitor.submit(
                "/account/password", "/account/password", "current", current, "password", password, "again", password);
    }

    @Test
    void theMastheadNamesTheUnitTheRoleAndTheCounty() {
        open(login, new Grant(Role.CADRE, BANMA, union, null, java.util.Set.of()));
        Visitor holder = new Visitor(port);
        holder.signIn(login, PASSWORD);

        assertThat(holder.get("/account").body())
                .contains("总工会")
                .contains("群团干部")
                .contains("班玛县群团协同");
        assertThat(holder.get("/accounts").statusCode()).isEqualTo(403);
    }
}
