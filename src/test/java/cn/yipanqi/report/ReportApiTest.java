package cn.yipanqi.report;

import static cn.yipanqi.report.ReportCounty.CODE;
import static cn.yipanqi.report.ReportCounty.freshYear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.report.word.WordDocument;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The contract of the API, and the pages that do the same. */
@YipanqiTest
class ReportApiTest {

    private static final String REPORTS = "/api/v1/reports";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    JsonMapper json;

    private ReportCounty county;
    private String coordinator;
    private String second;

    @BeforeEach
    void signIn() {
        county = new ReportCounty(ledger, directory);
        coordinator = token(county.grant(Role.COORDINATOR));
        second = token(county.grant(Role.COORDINATOR));
    }

    /** Reviewed by somebody else, and signed. */
    private void sign(String id) throws Exception {
        mvc.perform(by(coordinator, post(REPORTS + "/" + id + "/review"))).andExpect(status().isOk());
        mvc.perform(by(second, post(REPORTS + "/" + id + "/review/approval"))).andExpect(status().isOk());
        MockMultipartFile scan = new MockMultipartFile("scan", "签发件.pdf", "application/pdf", LedEdition.SCAN);
        mvc.perform(by(
                        coordinator,
                        multipart(REPORTS + "/" + id + "/signing")
                                .file(scan)
                                .param("leader", "签发人甲")
                                .param("position", "县委副书记")
                                .param("day", "2022-12-30")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("SIGNED"))
                .andExpect(jsonPath("$.signing.scan").value(true));
    }

    private String token(Grant grant) {
        return CurrentScope.call(Scope.nobody("test"), () -> {
            String login = "report-" + UUID.randomUUID().toString().substring(0, 8);
            return tokens.make(accounts.open(login, "协同办", "correct horse battery", grant), "test");
        });
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B by(String token, B request) {
        return request.header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private String draft(Period year) throws Exception {
        String answer = mvc.perform(by(coordinator, post(REPORTS))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"county\":\"" + CODE + "\",\"year\":"
                                + year.from().getYear() + "}"))
                .andExpect(status().isCreated())
                .andExpect(header().exists("Location"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(answer, "$.id");
    }

    private String text(String id) throws Exception {
        return JsonPath.read(
                mvc.perform(by(coordinator, get(REPORTS + "/" + id)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8),
                "$.text");
    }

    private String body(String text, int revision) {
        return json.writeValueAsString(java.util.Map.of("text", text, "expectedRevision", revision));
    }

    @Test
    void aDraftIsMadeReadEditedAndFrozen() throws Exception {
        Period year = freshYear();
        county.activities(year, 4);
        String id = draft(year);
        mvc.perform(by(coordinator, get(REPORTS + "/" + id)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.county").value(Long.toString(CODE)))
                .andExpect(jsonPath("$.from").value(year.from().toString()))
                .andExpect(jsonPath("$.figures[?(@.code=='activity.sessions')].value")
                        .value(hasItem(4)))
                .andExpect(jsonPath("$.figures[?(@.code=='activity.sessions')].card")
                        .value(hasItem("A1")))
                .andExpect(jsonPath("$.frozenAt").doesNotExist());
        String text = text(id);
        mvc.perform(by(coordinator, put(REPORTS + "/" + id + "/text"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body(text + "\n补充一段。", 1)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(2));
        mvc.perform(by(coordinator, put(REPORTS + "/" + id + "/text"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body(text, 1)))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        mvc.perform(by(coordinator, post(REPORTS + "/" + id + "/freezing")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("先送核稿")));
        sign(id);
        mvc.perform(by(coordinator, post(REPORTS + "/" + id + "/freezing")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("FROZEN"))
                .andExpect(jsonPath("$.frozenAt").exists());
        county.activities(year, 2);
        mvc.perform(by(coordinator, get(REPORTS + "/" + id)))
                .andExpect(jsonPath("$.figures[?(@.code=='activity.sessions')].value")
                        .value(hasItem(4)))
                .andExpect(jsonPath("$.figures[?(@.code=='activity.sessions')].correctedBy")
                        .value(hasItem(2)));
        mvc.perform(by(coordinator, get(REPORTS + "/" + id + "/figures/activity.sessions/rows")))
                .andExpect(jsonPath("$.items.length()").value(4));
        mvc.perform(by(coordinator, post(REPORTS + "/" + id + "/freezing"))).andExpect(status().isConflict());
        mvc.perform(by(coordinator, get(REPORTS).param("county", Long.toString(CODE))))
                .andExpect(jsonPath("$.items[?(@.id=='" + id + "')].state").value(hasItem("FROZEN")));
    }

    @Test
    void byAcceptItIsAWordFileInWhichTheNumbersStand() throws Exception {
        Period year = freshYear();
        county.activities(year, 7);
        String id = draft(year);
        var answer = mvc.perform(by(coordinator, get(REPORTS + "/" + id)).header("Accept", WordDocument.MEDIA_TYPE))
                .andExpect(status().isOk())
                .andExpect(content().contentType(WordDocument.MEDIA_TYPE))
                .andExpect(
                        header().string("Content-Disposition", containsString("filename*=UTF-8''%E4%B8%89%E5%8F%B0")))
                .andReturn()
                .getResponse();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            assertThat(document.getDocument().xmlText()).contains("activity.sessions@");
            String table = document.getTables().get(0).getText();
            assertThat(table).contains("A1", "共同开展活动", "7场次", "7条");
        }
    }

    @Test
    void aFileThatComesBackListsItsChanges() throws Exception {
        Period year = freshYear();
        county.activities(year, 3);
        String id = draft(year);
        sign(id);
        mvc.perform(by(coordinator, post(REPORTS + "/" + id + "/freezing")));
        byte[] given = mvc.perform(by(coordinator, get(REPORTS + "/" + id)).header("Accept", WordDocument.MEDIA_TYPE))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        MockMultipartFile edited = new MockMultipartFile(
                "file", "改过.docx", WordDocument.MEDIA_TYPE, WordEdits.replaceText(given, "3", "9"));
        mvc.perform(by(coordinator, multipart(REPORTS + "/" + id + "/returns").file(edited)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.result.changed[?(@.code=='activity.sessions')].theirs")
                        .value(hasItem("9")));
        MockMultipartFile noWord =
                new MockMultipartFile("file", "x.docx", "text/plain", "not a file".getBytes(StandardCharsets.UTF_8));
        String files = mvc.perform(by(coordinator, get(REPORTS + "/" + id + "/returns")))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].by").value("协同办"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String file = JsonPath.read(files, "$.items[0].id");
        mvc.perform(by(coordinator, get(REPORTS + "/" + id + "/returns/" + file)))
                .andExpect(jsonPath("$.result.changed[?(@.code=='activity.sessions')].theirs")
                        .value(hasItem("9")));
        mvc.perform(by(coordinator, multipart(REPORTS + "/" + id + "/returns").file(noWord)))
                .andExpect(status().isUnprocessableContent());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CADRE", "STATION", "LEADER", "SYSTEM_ADMIN"})
    void onlyTheCoordinatorDraftsEditsAndFreezes(Role role) throws Exception {
        String id = draft(freshYear());
        String other = token(county.grant(role));
        mvc.perform(by(other, post(REPORTS))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"county\":\"" + CODE + "\",\"year\":2022}"))
                .andExpect(status().isForbidden());
        mvc.perform(by(other, put(REPORTS + "/" + id + "/text"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body("# 题", 1)))
                .andExpect(status().isForbidden());
        mvc.perform(by(other, post(REPORTS + "/" + id + "/freezing"))).andExpect(status().isForbidden());
        mvc.perform(by(other, get(REPORTS + "/" + id)))
                .andExpect(role == Role.SYSTEM_ADMIN ? status().isForbidden() : status().isOk());
        mvc.perform(by(other, get("/reports/" + id + "/text"))).andExpect(status().isForbidden());
    }

    @Test
    void anotherCountyFindsNothing() throws Exception {
        String id = draft(freshYear());
        String neighbour = token(Grant.of(Role.COORDINATOR, RegionCode.county(ReportCounty.NEIGHBOUR)));
        mvc.perform(by(neighbour, get(REPORTS + "/" + id))).andExpect(status().isNotFound());
        mvc.perform(by(neighbour, get("/reports/" + id))).andExpect(status().isNotFound());
        mvc.perform(by(neighbour, post(REPORTS + "/" + id + "/freezing"))).andExpect(status().isNotFound());
        mvc.perform(by(neighbour, get(REPORTS).param("county", Long.toString(CODE))))
                .andExpect(status().isNotFound());
    }

    @Test
    void onThePageEveryNumberLeadsToItsSource() throws Exception {
        Period year = freshYear();
        county.activities(year, 6);
        String id = draft(year);
        mvc.perform(by(coordinator, get("/reports/" + id)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("6<sup>A1</sup>")))
                .andExpect(content()
                        .string(containsString(
                                "/figures/activity.sessions/card?county=" + CODE + "&amp;from=" + year.from())))
                .andExpect(content().string(containsString("/reports/" + id + "/review")))
                .andExpect(content().string(not(containsString("/reports/" + id + "/freezing"))));
        sign(id);
        mvc.perform(by(coordinator, get("/reports/" + id)))
                .andExpect(content().string(containsString("/reports/" + id + "/freezing")));
        String leader = token(county.grant(Role.LEADER));
        mvc.perform(by(leader, get("/reports/" + id)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/reports/" + id + "/freezing"))))
                .andExpect(content().string(not(containsString("/reports/" + id + "/text"))));
    }

    @Test
    void aNumberTypedInItsOwnFieldIsSignedByWhoeverSavesItAndListed() throws Exception {
        String id = draft(freshYear());
        String url = "/reports/" + id + "/text";
        mvc.perform(by(coordinator, get("/reports/" + id))).andExpect(content().string(containsString("1 个未填")));
        var typed = post(url)
                .with(csrf())
                .param("revision", "1")
                .param("text", text(id).replace("\n", "\r\n"))
                .param("typed.name", "县级财政安排协同化经费")
                .param("typed.before", "")
                .param("typed.value", "1,200");
        mvc.perform(by(coordinator, typed)).andExpect(status().is3xxRedirection());
        mvc.perform(by(coordinator, get(REPORTS + "/" + id)))
                .andExpect(jsonPath("$.text").value(containsString("{typed:县级财政安排协同化经费|1,200|万元}")))
                .andExpect(jsonPath("$.typed[0].signer").value("协同办"))
                .andExpect(jsonPath("$.typed[0].display").value("1,200"));
        mvc.perform(by(coordinator, get("/reports/" + id)))
                .andExpect(content().string(containsString("class=\"num typed\"")))
                .andExpect(content().string(containsString("※ 人工填报 1")))
                .andExpect(content().string(containsString("/reports/" + id + "/typed/1")));
        // Whoever types over it in the text answers for what then stands there, and not the one before.
        mvc.perform(by(coordinator, post(url).with(csrf()))
                        .param("preview", "1")
                        .param("revision", "2")
                        .param("text", text(id).replace("1,200", "1,300"))
                        .param("typed.name", "县级财政安排协同化经费")
                        .param("typed.before", "1,200")
                        .param("typed.value", "1,200")
                        .header("HX-Request", "true"))
                .andExpect(content().string(containsString("1,300")))
                .andExpect(content().string(containsString("尚未保存")));
    }

    @Test
    void onThePageATextIsPreviewedRefusedWithItsLineAndSaved() throws Exception {
        String id = draft(freshYear());
        String text = text(id);
        String url = "/reports/" + id + "/text";
        mvc.perform(by(coordinator, get(url))).andExpect(status().isOk());
        mvc.perform(by(coordinator, post(url).with(csrf()))
                        .param("preview", "1")
                        .param("revision", "1")
                        .param("text", text + "\n预先看看。")
                        .header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("预先看看。")))
                .andExpect(content().string(not(containsString("<html"))));
        mvc.perform(by(coordinator, post(url).with(csrf()))
                        .param("revision", "1")
                        .param("text", text + "\n写到一半{activity"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("写到一半{activity")))
                .andExpect(content().string(containsString("第 " + (text.lines().count() + 2) + " 行")));
        mvc.perform(by(coordinator, post(url).with(csrf()))
                        .param("revision", "1")
                        .param("text", text + "\n我先存。"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(by(coordinator, post(url).with(csrf()))
                        .param("revision", "1")
                        .param("text", text + "\n我后存。"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("我先存。")))
                .andExpect(content().string(containsString("我后存。")));
    }

    @Test
    void onThePageAReportIsBegunOnAnyPeriodAndFrozenAfterAQuestion() throws Exception {
        int year = freshYear().from().getYear();
        mvc.perform(by(coordinator, get("/reports").param("county", Long.toString(CODE))))
                .andExpect(status().isOk());
        mvc.perform(by(coordinator, post("/reports").with(csrf()))
                        .param("county", Long.toString(CODE))
                        .param("year", "二二")
                        .param("part", ""))
                .andExpect(status().isUnprocessableContent());
        String address = mvc.perform(by(coordinator, post("/reports").with(csrf()))
                        .param("county", Long.toString(CODE))
                        .param("year", Integer.toString(year))
                        .param("part", "-Q3"))
                .andExpect(redirectedUrlPattern("/reports/*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(by(coordinator, get(address + "/freezing"))).andExpect(status().isConflict());
        sign(address.substring("/reports/".length()));
        mvc.perform(by(coordinator, get(address + "/freezing"))).andExpect(status().isOk());
        mvc.perform(by(coordinator, post(address + "/freezing").with(csrf())).param("revision", "1"))
                .andExpect(redirectedUrlPattern("/reports/*"));
        mvc.perform(by(coordinator, get(address)))
                .andExpect(content().string(containsString("已报送")))
                .andExpect(content().string(not(containsString(address + "/freezing"))));
        mvc.perform(by(coordinator, get(address + "/word"))).andExpect(content().contentType(WordDocument.MEDIA_TYPE));
    }
}
