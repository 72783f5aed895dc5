package cn.yipanqi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.yipanqi.Codes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The registers' pages, for every role. */
@YipanqiTest
class OrganisationPagesTest {

    private static final long COUNTY = 632723;
    private static final String PASSWORD = "a long enough password";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    Stations stations;

    private final Map<String, Cookie> sessions = new HashMap<>();

    private static <T> T in(Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", RegionCode.county(COUNTY)), action);
    }

    private Cookie signedIn(Role role, String region) {
        return sessions.computeIfAbsent(role + region, key -> signIn(role, region));
    }

    private Cookie signIn(Role role, String region) {
        String login = "org-" + UUID.randomUUID().toString().substring(0, 8);
        Grant grant = new Grant(
                role,
                new RegionCode(region),
                role == Role.CADRE ? UUID.randomUUID() : null,
                role == Role.STATION ? UUID.randomUUID() : null,
                Set.of());
        CurrentScope.call(Scope.nobody("test"), () -> accounts.open(login, "测试", PASSWORD, grant));
        try {
            Cookie session = mvc.perform(post("/sign-in")
                            .param("name", login)
                            .param("password", PASSWORD)
                            .with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getCookie("SESSION");
            java.util.Objects.requireNonNull(session, "a session after signing in");
            return role.needsSecondFactor() ? enrolled(session) : session;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The session goes on under another id. */
    private Cookie enrolled(Cookie session) throws Exception {
        String page = mvc.perform(get("/account/second-factor").cookie(session))
                .andReturn()
                .getResponse()
                .getContentAsString();
        java.util.regex.Matcher secret =
                java.util.regex.Pattern.compile("data-secret>([A-Z2-7]+)<").matcher(page);
        assertThat(secret.find()).as("a secret to enrol").isTrue();
        Cookie next = mvc.perform(post("/account/second-factor")
                        .cookie(session)
                        .param("code", Codes.of(secret.group(1), java.time.Instant.now()))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
        return java.util.Objects.requireNonNull(next, "a session after enrolling");
    }

    private MockHttpServletResponse coordinator(MockHttpServletRequestBuilder request) throws Exception {
        return as(Role.COORDINATOR, "632723", request);
    }

    private MockHttpServletResponse as(Role role, String region, MockHttpServletRequestBuilder request)
            throws Exception {
        MockHttpServletResponse response = mvc.perform(
                        request.cookie(signedIn(role, region)).with(csrf()))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return response;
    }

    private static String idIn(MockHttpServletResponse response) {
        String location = String.valueOf(response.getRedirectedUrl());
        Matcher id = ID.matcher(location);
        assertThat(id.find()).as("an id in " + location).isTrue();
        return id.group();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleReadsAndOnlyThoseWhoEditMayChange(Role role) throws Exception {
        boolean edits = role == Role.COORDINATOR || role == Role.SYSTEM_ADMIN;
        for (String page : List.of("units", "stations", "homes", "townships", "holidays", "regions")) {
            MockHttpServletResponse answer = as(role, "632723", get("/organisation/" + page));
            assertThat(answer.getStatus()).as(page).isEqualTo(200);
            assertThat(answer.getContentAsString()).as(page).contains("<h1>").doesNotContain("organisation.");
        }
        for (String page : List.of("units", "stations", "homes")) {
            assertThat(as(role, "632723", get("/organisation/" + page)).getContentAsString())
                    .as("a way to add to " + page)
                    .satisfies(html -> assertThat(html.contains("/organisation/" + page + "/new"))
                            .isEqualTo(edits));
            assertThat(as(role, "632723", get("/organisation/" + page + "/new")).getStatus())
                    .as(page)
                    .isEqualTo(edits ? 200 : 403);
            assertThat(as(role, "632723", post("/organisation/" + page)).getStatus())
                    .as("an empty form for " + page)
                    .isEqualTo(edits ? 422 : 403);
        }
    }

    @Test
    void nobodySeesThePagesWithoutSigningIn() throws Exception {
        assertThat(mvc.perform(get("/organisation/units"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/sign-in");
    }

    @Test
    void aUnitIsAddedChangedNamedAndEnded() throws Exception {
        MockHttpServletResponse added = coordinator(post("/organisation/units")
                .param("type", "OTHER")
                .param("shortName", "文联")
                .param("fullName", "称多县文学艺术界联合会"));
        String id = idIn(added);
        assertThat(in(() -> directory.of(COUNTY).unitNamed("称多县文联"))).isPresent();
        assertThat(coordinator(get("/organisation/units/" + id)).getContentAsString())
                .contains("称多县文学艺术界联合会", "登记别名", "撤销单位");
        assertThat(coordinator(get("/organisation/units/" + id + "/edit")).getContentAsString())
                .contains("value=\"文联\"");
        coordinator(post("/organisation/units/" + id)
                .param("type", "OTHER")
                .param("shortName", "县文联")
                .param("fullName", "称多县文学艺术界联合会")
                .param("position", "１２"));
        coordinator(post("/organisation/units/" + id + "/aliases").param("alias", "文艺界"));
        assertThat(in(() -> directory.of(COUNTY).unitNamed("文艺界")))
                .map(Unit::position)
                .contains(12);
        assertThat(coordinator(get("/organisation/units/" + id)).getContentAsString())
                .contains("文艺界");
        assertThat(coordinator(post("/organisation/units/" + id + "/aliases").param("alias", "妇联"))
                        .getContentAsString())
                .contains("value=\"妇联\"", "href=\"#alias\"");
        coordinator(post("/organisation/units/" + id + "/aliases/removal").param("alias", "文艺界"));
        assertThat(in(() -> directory.of(COUNTY).unitNamed("文艺界"))).isEmpty();
        assertThat(coordinator(post("/organisation/units/" + id + "/ending").param("endedOn", "去年"))
                        .getStatus())
                .isEqualTo(422);
        coordinator(post("/organisation/units/" + id + "/ending").param("endedOn", "2022-12-31"));
        assertThat(coordinator(get("/organisation/units")).getContentAsString()).contains("已撤销的单位", "2022-12-31");
        assertThat(coordinator(get("/organisation/units/" + id)).getContentAsString())
                .contains("已于 2022-12-31 撤销")
                .doesNotContain("登记别名</button>");
        assertThat(coordinator(get("/organisation/units/" + id + "/edit")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void aRefusedFormComesBackWithTheMistakeAtItsFieldAndEverythingTyped() throws Exception {
        MockHttpServletResponse answer = coordinator(post("/organisation/stations")
                .param("name", "打字站")
                .param("region", "632622100000")
                .param("staff", "约四人")
                .param("head", "站长<b>")
                .param("seven", "SIGN", "LEDGER", "MOON")
                .param("establishedOn", "2022-02-30"));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains("href=\"#staff\"", "href=\"#establishedOn\"", "id=\"staff-error\"", "value=\"约四人\"")
                .contains("value=\"打字站\"", "value=\"2022-02-30\"", "站长&lt;b")
                .containsPattern("value=\"SIGN\"\\s+checked")
                .contains("有错误：");
        MockHttpServletResponse foreign =
                coordinator(post("/organisation/stations").param("name", "打字站").param("region", "632622100000"));
        assertThat(foreign.getStatus()).isEqualTo(422);
        assertThat(foreign.getContentAsString()).contains("href=\"#region\"");
    }

    @Test
    void aStationIsOpenedShownWithItsTicksChangedAndClosed() throws Exception {
        Township township = in(() -> directory.of(COUNTY).townships().get(0));
        String id = idIn(coordinator(post("/organisation/stations")
                .param("name", "页面站")
                .param("region", Long.toString(township.low()))
                .param("staff", "4")
                .param("seven", "STAFF", "LEDGER")));
        assertThat(coordinator(get("/organisation/stations")).getContentAsString())
                .contains("页面站", township.name(), "△ 2/7");
        assertThat(coordinator(get("/organisation/stations/" + id)).getContentAsString())
                .contains("已有", "没有", "撤销服务站");
        assertThat(coordinator(get("/organisation/townships")).getContentAsString())
                .contains("页面站");
        assertThat(coordinator(post("/organisation/stations").param("name", "页面站"))
                        .getContentAsString())
                .contains("href=\"#name\"");
        assertThat(coordinator(get("/organisation/stations/" + id + "/edit")).getContentAsString())
                .contains("value=\"页面站\"");
        coordinator(post("/organisation/stations/" + id)
                .param("name", "页面站")
                .param("establishedOn", "2021年3月1日")
                .param("seven", "STAFF", "PREMISES", "SIGN", "FUNDS", "RULES", "ACTIVITY", "LEDGER"));
        assertThat(coordinator(get("/organisation/stations")).getContentAsString())
                .contains("七有齐全");
        assertThat(coordinator(post("/organisation/stations/" + id + "/closing").param("closedOn", "2021-01-01"))
                        .getContentAsString())
                .contains("href=\"#closedOn\"");
        coordinator(post("/organisation/stations/" + id + "/closing").param("closedOn", "2023-01-01"));
        assertThat(in(() -> stations.on(COUNTY, LocalDate.of(2022, 12, 31))))
                .extracting(Station::name)
                .contains("页面站");
        assertThat(coordinator(get("/organisation/stations")).getContentAsString())
                .contains("已撤销的服务站");
    }

    @Test
    void aHomeIsOpenedItsDaysSetAndClosed() throws Exception {
        String id = idIn(
                coordinator(post("/organisation/homes").param("name", "职工之家").param("kind", "WORKER")));
        assertThat(coordinator(get("/organisation/homes")).getContentAsString()).contains("职工之家", "未登记");
        assertThat(coordinator(get("/organisation/homes/" + id + "/edit")).getContentAsString())
                .contains("value=\"职工之家\"");
        coordinator(post("/organisation/homes/" + id).param("name", "县职工之家").param("kind", "WORKER"));
        MockHttpServletResponse none =
                coordinator(post("/organisation/homes/" + id + "/openings").param("from", "2022-01-01"));
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(none.getContentAsString()).contains("href=\"#weekdays\"", "value=\"2022-01-01\"");
        coordinator(post("/organisation/homes/" + id + "/openings")
                .param("from", "2022-01-01")
                .param("weekdays", "TUESDAY", "SATURDAY")
                .param("holidays", "closed"));
        assertThat(coordinator(get("/organisation/homes")).getContentAsString()).contains("周二、周六，节假日不开放");
        coordinator(post("/organisation/homes/" + id + "/openings/2022-01-01/removal"));
        assertThat(coordinator(get("/organisation/homes/" + id)).getContentAsString())
                .contains("尚未登记开放日");
        coordinator(post("/organisation/homes/" + id + "/closing").param("closedOn", "2023-01-01"));
        assertThat(coordinator(get("/organisation/homes")).getContentAsString()).contains("已停用的阵地");
        assertThat(coordinator(get("/organisation/homes/" + id)).getContentAsString())
                .contains("已于 2023-01-01 停用");
    }

    @Test
    void aTownshipsAliasIsKeptAndRemoved() throws Exception {
        Township township = in(() -> directory.of(COUNTY).townships().get(1));
        String url = "/organisation/townships/" + township.digits();
        coordinator(post(url + "/aliases").param("alias", "老地名"));
        assertThat(coordinator(get(url)).getContentAsString()).contains("老地名");
        assertThat(coordinator(post(url + "/aliases").param("alias", " ")).getStatus())
                .isEqualTo(422);
        coordinator(post(url + "/aliases/removal").param("alias", "老地名"));
        assertThat(in(() -> directory.of(COUNTY).townshipIn("老地名"))).isEmpty();
        assertThat(coordinator(get("/organisation/townships/632622100")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void anotherCountysThingsAreAbsentAndItsRegisterIsClosed() throws Exception {
        UUID theirs = CurrentScope.call(
                Scope.job("test", new RegionCode("632724")),
                () -> stations.open(632724, new Stations.Facts("治多站", null, null, null, Set.of(), null)));
        assertThat(coordinator(get("/organisation/stations/" + theirs)).getStatus())
                .isEqualTo(404);
        assertThat(coordinator(get("/organisation/stations").param("county", "632724"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(coordinator(post("/organisation/stations/" + theirs).param("name", "x"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(coordinator(post("/organisation/stations")
                                .param("county", "632724")
                                .param("name", "x"))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aProvincesAccountFindsAndChoosesACounty() throws Exception {
        String search = as(Role.COORDINATOR, "63", get("/organisation/regions").param("q", "称多"))
                .getContentAsString();
        assertThat(search).contains("称多县", "青海省 › 玉树藏族自治州", "?county=632723");
        assertThat(as(Role.COORDINATOR, "63", get("/organisation/regions").param("q", "海淀"))
                        .getContentAsString())
                .contains("没有您可以查看的");
        assertThat(as(Role.COORDINATOR, "63", get("/organisation/regions").param("under", "632700"))
                        .getContentAsString())
                .contains("玉树市", "曲麻莱县")
                .doesNotContain("班玛县");
        assertThat(as(Role.COORDINATOR, "63", get("/organisation/units").param("county", "632726"))
                        .getContentAsString())
                .contains("曲麻莱县总工会");
        assertThat(as(Role.COORDINATOR, "63", get("/organisation/units")).getContentAsString())
                .as("the county chosen last")
                .contains("曲麻莱县总工会");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022", "2023"})
    void aYearsHolidaysAreShownAsTheNoticeSays(String year) throws Exception {
        assertThat(coordinator(get("/organisation/holidays").param("year", year))
                        .getContentAsString())
                .contains("2022-".equals(year + "-") ? "2022-10-09" : "2022-12-31", "调休上班", "content_");
    }

    @Test
    void aYearWithoutANoticeIsAbsentAndThisYearOrTheLastKnownIsShownUnasked() throws Exception {
        assertThat(coordinator(get("/organisation/holidays").param("year", "1999"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(coordinator(get("/organisation/holidays")).getStatus()).isEqualTo(200);
    }

    @Test
    void everyPageSpeaksEnglishToo() throws Exception {
        for (String page : List.of(
                "units",
                "units/new",
                "stations",
                "stations/new",
                "homes",
                "homes/new",
                "townships",
                "holidays",
                "regions")) {
            String html = coordinator(get("/organisation/" + page).cookie(new Cookie("lang", "en")))
                    .getContentAsString();
            assertThat(html).as(page).contains("lang=\"en\"").containsPattern("<h1>[A-Z][a-z ]+");
        }
    }
}
