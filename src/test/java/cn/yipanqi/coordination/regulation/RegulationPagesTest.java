package cn.yipanqi.coordination.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Role;
import cn.yipanqi.coordination.Desks;
import cn.yipanqi.coordination.Desks.Desk;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages and the API of regulations, citations, laws and the leading group, for every role. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegulationPagesTest {

    private static final long HERE = 513324;
    private static final long NEXT_DOOR = 513325;
    private static final String AT = "/api/v1/coordination/regulations";
    private static final String PAGES = "/coordination/regulations";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Autowired
    Desks desks;

    @LocalServerPort
    int port;

    private final Map<Role, Desk> people = new EnumMap<>(Role.class);
    private Desk office;
    private Desk cadre;
    private UUID unit;

    @BeforeAll
    void people() {
        for (Role role : Role.values()) {
            people.put(role, desks.of(port, HERE, role));
        }
        office = people.get(Role.COORDINATOR);
        cadre = people.get(Role.CADRE);
        unit = desks.units(HERE).get(0);
    }

    private static String json(String title, String text, String more) {
        return """
            {"title":"%s","kind":"STUDY","level":"COUNTY","issuer":"群团办","text":"%s"%s}\
            """.formatted(title, text.replace("\n", "\\n"), more);
    }

    private String drafted(String title) {
        HttpResponse<String> made = office.ask("POST", AT, json(title, "第一条 每周三学习。\n第二条 轮流组织。", ""));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonPath.read(made.body(), "$.id");
    }

    private HttpResponse<String> adopt(String version, int revision, String from) {
        return office.ask("POST", AT + "/versions/" + version + "/adoption", """
            {"revision":%d,"adoptedOn":"%s","inForceFrom":"%s","meetingWords":"联席会议","units":["%s"]}\
            """.formatted(revision, from, from, unit));
    }

    private String regulation(String version) {
        return JsonPath.read(office.ask("GET", AT + "/versions/" + version, "").body(), "$.version.regulation");
    }

    private static String id(HttpResponse<String> answer) {
        Matcher id = ID.matcher(Visitor.target(answer));
        assertThat(id.find()).as(answer.statusCode() + answer.body()).isTrue();
        return id.group();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleThatReadsTheLedgerReadsAndOnlyTheOfficeKeeps(Role role) {
        Desk desk = people.get(role);
        boolean reads =
                List.of(Role.CADRE, Role.STATION, Role.COORDINATOR, Role.LEADER).contains(role);
        boolean keeps = role == Role.COORDINATOR;
        boolean works = keeps || role == Role.CADRE || role == Role.STATION;
        String draft = drafted("权限" + role);
        for (String page : List.of(
                PAGES,
                PAGES + "/versions/" + draft,
                "/coordination/laws",
                "/coordination/group",
                "/coordination/laws/%E5%B7%A5%E4%BC%9A%E6%B3%95")) {
            assertThat(desk.visitor().get(page).statusCode()).as(page).isEqualTo(reads ? 200 : 403);
        }
        for (String page : List.of(
                PAGES + "/new",
                PAGES + "/versions/" + draft + "/edit",
                PAGES + "/versions/" + draft + "/adoption",
                "/coordination/group/new")) {
            assertThat(desk.visitor().get(page).statusCode()).as(page).isEqualTo(keeps ? 200 : 403);
        }
        assertThat(desk.ask("POST", AT, json("某制度", "第一条 甲", "")).statusCode()).isEqualTo(keeps ? 201 : 403);
        // What one may do and what fits now are two things: the draft is not asked about, so whoever may is told so.
        HttpResponse<String> opinion =
                desk.ask("POST", AT + "/versions/" + draft + "/opinions", "{\"stance\":\"AGREES\"}");
        assertThat(opinion.statusCode()).as(opinion.body()).isEqualTo(works && !keeps ? 409 : 403);
    }

    @Test
    void aRegulationIsMadeAskedAboutAnsweredAdoptedAndAcknowledgedOnThePages() {
        Visitor visitor = office.visitor();
        String version = id(multipart(
                visitor,
                PAGES + "/new",
                PAGES,
                Map.of("title", "页面制度", "kind", "PROCESS", "level", "COUNTY", "issuer", "群团办", "text", "一、接待\n二、登记"),
                null,
                null));
        String page = PAGES + "/versions/" + version;
        assertThat(visitor.get(page).body()).contains("页面制度", "id=\"clause-2\"", "征求意见", "拟稿");
        assertThat(visitor.submit(page, page + "/asking", "until", "2099-01-01").statusCode())
                .as("nobody chosen")
                .isEqualTo(422);
        assertThat(visitor.submit(page, page + "/asking", "until", "2099-01-01", "parties", "unit:" + unit)
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> wrong =
                cadre.visitor().submit(page, page + "/opinions", "stance", "OBJECTS", "words", "说法不妥");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#proposed\"", "说法不妥");
        assertThat(cadre.visitor()
                        .submit(page, page + "/opinions", "stance", "OBJECTS", "clause", "2", "proposed", "二、登记并答复")
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> open = visitor.submit(
                page + "/adoption",
                page + "/adoption",
                "revision",
                "1",
                "adoptedOn",
                "2022-02-01",
                "inForceFrom",
                "2022-03-01");
        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body()).contains("还有 1 条意见没有答复", page + "#opinion-");
        Matcher opinion = Pattern.compile("/opinions/([0-9a-f-]{36})/answer")
                .matcher(visitor.get(page).body());
        assertThat(opinion.find()).isTrue();
        HttpResponse<String> unanswered =
                visitor.submit(page, PAGES + "/opinions/" + opinion.group(1) + "/answer", "taken", "no");
        assertThat(unanswered.statusCode()).isEqualTo(422);
        assertThat(unanswered.body()).contains("不采纳的，请写明理由");
        assertThat(visitor.submit(
                                page,
                                PAGES + "/opinions/" + opinion.group(1) + "/answer",
                                "taken",
                                "yes",
                                "words",
                                "已改")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.submit(
                                page + "/adoption",
                                page + "/adoption",
                                "revision",
                                "1",
                                "adoptedOn",
                                "2022-02-01",
                                "inForceFrom",
                                "2022-03-01",
                                "meetingWords",
                                "第一次联席会议",
                                "parties",
                                "unit:" + unit)
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get(page).body()).contains("现行有效", "尚未知悉", "第一次联席会议");
        assertThat(people.get(Role.LEADER).visitor().get(page).body())
                .as("leaders acknowledge not")
                .doesNotContain("我已知悉");
        assertThat(cadre.visitor().submit(page, page + "/acknowledgements").statusCode())
                .isEqualTo(302);
        assertThat(visitor.get(page).body()).contains("1 / 1").doesNotContain("尚未知悉");
        assertThat(visitor.get(page + "/wall?size=a4").body())
                .contains("wall-a4", "自 2022-03-01 起施行", "2022-02-01 第一次联席会议通过");
        assertThat(visitor.get(page + "/edit").statusCode())
                .as("what is adopted is not edited")
                .isEqualTo(409);
    }

    @Test
    void whoeverComesSecondIsToldWhoAndKeepsWhatHeTyped() {
        String version = drafted("两人改");
        assertThat(office.ask("PUT", AT + "/versions/" + version, json("两人改", "第一条 先到的内容。", ",\"revision\":1"))
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> late =
                office.ask("PUT", AT + "/versions/" + version, json("两人改", "第一条 后到的内容。", ",\"revision\":1"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("先保存了修改");
        String page = PAGES + "/versions/" + version;
        HttpResponse<String> both = multipart(
                office.visitor(),
                page + "/edit",
                page,
                Map.of(
                        "title",
                        "两人改",
                        "kind",
                        "STUDY",
                        "level",
                        "COUNTY",
                        "issuer",
                        "群团办",
                        "revision",
                        "1",
                        "text",
                        "第一条 我填的内容。"),
                null,
                null);
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body())
                .contains("某" + office.login() + " 已于", "第一条 我填的内容。</textarea>", "先到", "name=\"revision\" value=\"2\"");
        assertThat(multipart(
                                office.visitor(),
                                page + "/edit",
                                page,
                                Map.of(
                                        "title",
                                        "两人改",
                                        "kind",
                                        "STUDY",
                                        "level",
                                        "COUNTY",
                                        "issuer",
                                        "群团办",
                                        "revision",
                                        "2",
                                        "text",
                                        "第一条 我填的内容。"),
                                null,
                                null)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void theTextInForceOnADayAndWhatChanged() {
        String first = drafted("按日");
        assertThat(adopt(first, 1, "2021-01-01").statusCode()).isEqualTo(204);
        String regulation = regulation(first);
        String second = JsonPath.read(
                office.ask("POST", AT + "/" + regulation + "/versions", "{}").body(), "$.id");
        assertThat(office.ask("POST", AT + "/" + regulation + "/versions", "{}").statusCode())
                .as("one draft at a time")
                .isEqualTo(409);
        office.ask("PUT", AT + "/versions/" + second, json("按日", "第一条 每周五学习。\n第二条 轮流组织。", ",\"revision\":1"));
        assertThat(adopt(second, 1, "2022-06-01").statusCode())
                .as("an older revision was seen")
                .isEqualTo(409);
        assertThat(adopt(second, 2, "2022-06-01").statusCode()).isEqualTo(204);
        assertThat(office.ask("GET", AT + "/" + regulation + "?on=2022-05-31", "")
                        .body())
                .contains("每周三学习");
        assertThat(office.ask("GET", AT + "/" + regulation + "?on=2022-06-01", "")
                        .body())
                .contains("每周五学习");
        assertThat(JsonPath.<Object>read(
                        office.ask("GET", AT + "/" + regulation + "?on=2020-01-01", "")
                                .body(),
                        "$.inForce"))
                .isNull();
        Visitor leader = people.get(Role.LEADER).visitor();
        assertThat(leader.get(PAGES + "/" + regulation + "?on=2022-05-31").body())
                .contains("2022-05-31 有效的是第 1 版", "每周三学习");
        assertThat(leader.get(PAGES + "/" + regulation + "?on=2020-01-01").body())
                .contains("没有施行中的版本");
        assertThat(leader.get(PAGES + "/" + regulation + "?on=never").statusCode())
                .isEqualTo(422);
        assertThat(leader.get(PAGES + "/" + regulation + "/differences").body())
                .contains("<del>三</del>", "<ins>五</ins>");
        assertThat(leader.get(PAGES + "?q=" + encoded("每周五") + "&kind=STUDY").body())
                .contains("按日");
        assertThat(leader.get(PAGES + "?q=" + encoded("每周五") + "&kind=DUTIES").body())
                .contains("没有符合条件的制度");
        assertThat(office.ask("GET", AT + "/" + regulation + "/differences?from=1&to=2", "")
                        .body())
                .contains("\"marked\":true");
    }

    @Test
    void theParagraphsOfAWordFileBecomeTheTextAndNothingElseIsTaken() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText("第一条 读自文件。");
            word.createParagraph().createRun().setText("第二条 第二段。");
            word.write(bytes);
        }
        Map<String, String> fields =
                Map.of("title", "读入", "kind", "OTHER", "level", "PROVINCE", "issuer", "省总工会", "text", "");
        String version = id(multipart(office.visitor(), PAGES + "/new", PAGES, fields, "制度.docx", bytes.toByteArray()));
        assertThat(office.ask("GET", AT + "/versions/" + version, "").body()).contains("第二条", "读自文件");
        for (byte[] wrong : List.of("不是文档".getBytes(StandardCharsets.UTF_8), new byte[] {'P', 'K', 3, 4, 0, 0})) {
            HttpResponse<String> refused = multipart(office.visitor(), PAGES + "/new", PAGES, fields, "制度.docx", wrong);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("这不是 Word 文档", "省总工会");
        }
        assertThat(multipart(office.visitor(), PAGES + "/new", PAGES, fields, "机密制度.docx", bytes.toByteArray())
                        .body())
                .contains("标有密级的文件不得录入");
    }

    @Test
    void aFigureTellsOnWhichRulesItRests() {
        String version = drafted("指标依据");
        adopt(version, 1, "2021-01-01");
        String of = "/coordination/citations?county=" + HERE + "&of=figure:activity.sessions";
        Visitor visitor = office.visitor();
        assertThat(visitor.submit(
                                of,
                                "/coordination/citations",
                                "of",
                                "figure:activity.sessions",
                                "source",
                                "regulation:" + version,
                                "number",
                                "第九条")
                        .statusCode())
                .as("no ninth clause")
                .isEqualTo(422);
        assertThat(visitor.submit(
                                of,
                                "/coordination/citations",
                                "of",
                                "figure:activity.sessions",
                                "source",
                                "regulation:" + version,
                                "number",
                                "第一条")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.submit(
                                of,
                                "/coordination/citations",
                                "of",
                                "figure:activity.sessions",
                                "source",
                                "law:2021-12-24:工会法",
                                "number",
                                "12")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get(of).body()).contains("《指标依据》第一条", "每周三学习", "《中华人民共和国工会法》第十二条");
        assertThat(visitor.get("/figures/activity.sessions?year=2022&county=" + HERE)
                        .body())
                .contains(
                        "《指标依据》第一条", "/coordination/laws/%E5%B7%A5%E4%BC%9A%E6%B3%95/2021-12-24?article=12#article-12");
        assertThat(people.get(Role.LEADER)
                        .visitor()
                        .get(of, "HX-Request", "true")
                        .body())
                .contains("《指标依据》第一条")
                .doesNotContain("<html", "删去引用");
        assertThat(office.ask("GET", "/api/v1/coordination/citations?of=figure:activity.sessions", "")
                        .body())
                .contains("指标依据");
        assertThat(office.ask("GET", "/api/v1/coordination/citations?of=task:" + UUID.randomUUID(), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.ask("GET", "/api/v1/coordination/citations?of=nothing", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lawsAreReadChapterByChapterAsOfADayAndCompared() {
        Visitor visitor = people.get(Role.LEADER).visitor();
        String law = "/coordination/laws/" + encoded("妇女权益保障法");
        assertThat(visitor.get("/coordination/laws").body()).contains("工会法", "信访工作条例", "2022-10-30", "2018-10-26");
        assertThat(visitor.get("/coordination/laws?q=" + encoded("女职工委员会")).body())
                .contains("<mark>女职工委员会</mark>");
        assertThat(visitor.get(law + "?on=2022-12-01").body()).contains("2022-12-01 有效的是 2018-10-26 版");
        assertThat(visitor.get(law + "?on=1990-01-01").body()).contains("不在库中");
        assertThat(visitor.get(law + "/2022-10-30?article=86").body())
                .contains("id=\"article-86\"")
                .doesNotContain("id=\"article-1\"");
        assertThat(visitor.get(law + "/1999-01-01").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/coordination/laws/none").statusCode()).isEqualTo(404);
        assertThat(visitor.get(law + "/differences").body()).contains("<del>", "<ins>", "新增");
        HttpResponse<String> on = cadre.ask("GET", "/api/v1" + law + "?on=2022-12-01", "");
        assertThat(JsonPath.<String>read(on.body(), "$.date")).isEqualTo("2018-10-26");
    }

    @Test
    void theLeadingGroupIsKeptByTheOfficeAndShownAsOfADay() {
        Desk next = desks.of(port, NEXT_DOOR, Role.COORDINATOR);
        Visitor visitor = next.visitor();
        assertThat(visitor.get("/coordination/group").body()).contains("还没有登记领导小组");
        assertThat(visitor.submit("/coordination/group/new", "/coordination/group", "name", "", "from", "2020-01-01")
                        .statusCode())
                .isEqualTo(422);
        String group = id(visitor.submit(
                "/coordination/group/new",
                "/coordination/group",
                "name",
                "县群团领导小组",
                "from",
                "2020-01-01",
                "officeName",
                "办公室"));
        String at = "/coordination/group/" + group;
        visitor.submit(
                at + "/members/new",
                at + "/members",
                "role",
                "LEADER",
                "position",
                "县委副书记",
                "from",
                "2020-01-01",
                "endedOn",
                "2022-01-01",
                "place",
                "1");
        HttpResponse<String> twice = visitor.submit(
                at + "/members/new",
                at + "/members",
                "role",
                "LEADER",
                "position",
                "县长",
                "from",
                "2021-06-01",
                "place",
                "1");
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("同一时间只能有一名组长", "县长");
        assertThat(visitor.submit(
                                at + "/members/new",
                                at + "/members",
                                "role",
                                "LEADER",
                                "position",
                                "县长",
                                "from",
                                "2022-01-01",
                                "place",
                                "1")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get(at + "/chart?size=a4&on=2021-06-01").body())
                .contains("县委副书记", "chart-a4")
                .doesNotContain("县长");
        assertThat(visitor.get("/coordination/group?on=2023-01-01").body()).contains("县长", "已免去或尚未就任");
        assertThat(next.ask("GET", "/api/v1" + at + "?on=2021-06-01", "").body())
                .contains("县委副书记")
                .doesNotContain("县长");
        assertThat(office.ask("GET", "/api/v1" + at, "").statusCode())
                .as("the county next door")
                .isEqualTo(404);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends a form as browsers send those with a file. */
    private static HttpResponse<String> multipart(
            Visitor visitor,
            String form,
            String action,
            Map<String, String> fields,
            @org.jspecify.annotations.Nullable String fileName,
            byte @org.jspecify.annotations.Nullable [] file) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(visitor.get(form).body());
        assertThat(token.find()).isTrue();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String edge = "edge-of-the-parts";
        body.writeBytes(part(edge, "_csrf", token.group(1)));
        fields.forEach((name, value) -> body.writeBytes(part(edge, name, value)));
        if (file != null) {
            body.writeBytes(("--" + edge + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return visitor.send(
                "POST",
                action,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + edge);
    }

    private static byte[] part(String edge, String name, String value) {
        return ("--" + edge + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
