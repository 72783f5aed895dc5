package cn.yipanqi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.ledger.LedgerWorld.Person;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;

@YipanqiTest
class EntryPagesTest {

    private static final long COUNTY = 513225;
    private static final long NEIGHBOUR = 513226;

    @Autowired
    LedgerWorld world;

    private Person coordinator;

    @BeforeEach
    void someoneWhoKeepsTheBoard() {
        coordinator = world.coordinator(COUNTY);
    }

    private String entered(String unit, String day, String title, String more) throws Exception {
        String answer = coordinator
                .posts("/api/v1/entries?county=" + COUNTY, """
                    {"kind": "activity", "unit": "%s", "day": "%s", "title": "%s"%s}
                    """.formatted(unit, day, title, more))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private static String location(MvcResult result) {
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }

    @Test
    void theListIsSearchedSortedAndPagedByItsAddressAlone() throws Exception {
        for (int i = 10; i < 30; i++) {
            entered("妇联", "2020-01-" + i, "第" + i + "场", ", \"measures\": {\"participants\": " + (100 - i) + "}");
        }
        coordinator
                .asks("/entries?kind=activity&year=2020")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("活动台账")))
                .andExpect(content().string(containsString("2020 年 · 20 条，20 个事项")))
                .andExpect(content().string(containsString("第25场")))
                .andExpect(content().string(not(containsString("第26场"))));
        coordinator
                .asks("/entries?kind=activity&year=2020&page=2")
                .andExpect(content().string(containsString("第29场")))
                .andExpect(content().string(containsString("，第 2 页，共 2 页")));
        coordinator
                .asks("/entries?year=2020&sort=people&q=场")
                .andExpect(content().string(containsString("第29场")))
                .andExpect(content().string(not(containsString("第10场"))));
        coordinator.asks("/entries?period=2020-Q2").andExpect(content().string(containsString("没有符合条件的记录")));
    }

    @Test
    void anEntryOpensBesideTheListForAScriptAndAsAPageWithoutOne() throws Exception {
        String id = entered("总工会", "2021-05-12", "环卫工人健康体检", ", \"partners\": [\"妇联\"]");
        coordinator
                .asks("/entries/" + id)
                .andExpect(status().isOk())
                .andExpect(content().string(startsWith("<!doctype html>")))
                .andExpect(content().string(containsString("环卫工人健康体检")))
                .andExpect(content().string(containsString("手工登记")));
        coordinator
                .sent(get("/entries/" + id).header("HX-Request", "true"))
                .andExpect(content().string(not(containsString("<html"))))
                .andExpect(content().string(containsString("<aside class=\"drawer panel\"")));
    }

    @Test
    void aFormThatIsWrongComesBackWithASummaryAndEverythingTyped() throws Exception {
        coordinator
                .fills(
                        "/entries?county=" + COUNTY,
                        "kind",
                        "activity",
                        "title",
                        "职工技能竞赛",
                        "day",
                        "2021-06-13",
                        "to",
                        "2021-06-12",
                        "unit",
                        world.unit(COUNTY, "残联").toString(),
                        "outside",
                        "县医院、民政局",
                        "measures.participants",
                        "一百多",
                        "measures.given_cash",
                        "四千二")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("有 3 处要改，填过的都还在")))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "href=\"#to\"", "href=\"#measures.participants\"", "href=\"#measures.given_cash\"")))
                .andExpect(content().string(containsString("value=\"职工技能竞赛\"")))
                .andExpect(content().string(containsString("value=\"2021-06-12\"")))
                .andExpect(content().string(containsString("value=\"一百多\"")))
                .andExpect(content().string(containsString("value=\"县医院、民政局\"")));
    }

    @Test
    void aNewEntryLeadsToItsPageAndNumbersAreReadAsPeopleTypeThem() throws Exception {
        MvcResult result = coordinator
                .fills(
                        "/entries?county=" + COUNTY,
                        "kind",
                        "activity",
                        "title",
                        "职工技能竞赛",
                        "day",
                        "２０２１.6.13",
                        "unit",
                        world.unit(COUNTY, "残联").toString(),
                        "leadBasis",
                        "STATED",
                        "measures.participants",
                        "约１０５",
                        "measures.given_cash",
                        "1.5万")
                .andExpect(status().is3xxRedirection())
                .andReturn();
        coordinator
                .asks(location(result))
                .andExpect(content().string(containsString("约105")))
                .andExpect(content().string(containsString("15,000")))
                .andExpect(content().string(containsString("2021-06-13")));
    }

    @Test
    void whatAnotherUnitHasEnteredAndNamedOneInIsShownBeforeOneEntersItAgain() throws Exception {
        String theirs = entered("总工会", "2021-09-13", "职工技能竞赛", ", \"partners\": [\"残联\"], \"place\": \"职工之家\"");
        Person disabled = world.cadre(COUNTY, "残联");
        String[] form = {"kind", "activity", "title", "配合总工会职工技能竞赛", "day", "2021-09-14", "measures.participants", "105"
        };

        disabled.asks("/entries?kind=activity&year=2021")
                .andExpect(content().string(containsString("总工会登记")))
                .andExpect(content().string(containsString("/entries/" + theirs)));
        disabled.fills("/entries", form)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("可能不用再填")))
                .andExpect(content().string(containsString("是这件，不填了")))
                .andExpect(content().string(containsString("/entries/" + theirs)));
        String[] confirmed = java.util.Arrays.copyOf(form, form.length + 2);
        confirmed[form.length] = "different";
        confirmed[form.length + 1] = "true";
        disabled.fills("/entries", confirmed).andExpect(status().is3xxRedirection());
    }

    @Test
    void aCorrectionThatCameSecondShowsBothAndKeepsWhatWasTyped() throws Exception {
        String id = entered("科协", "2021-04-01", "巡展", ", \"measures\": {\"participants\": 60}");
        String unit = world.unit(COUNTY, "科协").toString();
        coordinator
                .asks("/entries/" + id + "/corrections/new")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"expectedVersion\" value=\"1\"")));
        coordinator
                .fills(
                        "/entries/" + id + "/corrections",
                        "expectedVersion",
                        "1",
                        "reason",
                        "改数",
                        "title",
                        "巡展",
                        "day",
                        "2021-04-01",
                        "unit",
                        unit,
                        "leadBasis",
                        "PRESUMED",
                        "lead",
                        unit,
                        "measures.participants",
                        "80")
                .andExpect(status().is3xxRedirection());

        coordinator
                .fills(
                        "/entries/" + id + "/corrections",
                        "expectedVersion",
                        "1",
                        "reason",
                        "也改",
                        "title",
                        "流动巡展",
                        "day",
                        "2021-04-01",
                        "unit",
                        unit,
                        "leadBasis",
                        "PRESUMED",
                        "lead",
                        unit,
                        "measures.participants",
                        "70")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("别人先改了，两边不同的地方")))
                .andExpect(content().string(containsString("<ins>流动巡展</ins>")))
                .andExpect(content().string(containsString("<ins>70</ins>")))
                .andExpect(content().string(containsString("<td>80</td>")))
                .andExpect(content().string(containsString("name=\"expectedVersion\" value=\"2\"")))
                .andExpect(content().string(containsString("value=\"也改\"")));
        coordinator
                .asks("/entries/" + id)
                .andExpect(content().string(containsString("<del>60</del>")))
                .andExpect(content().string(containsString("<ins>80</ins>")));
    }

    @Test
    void tickedEntriesAreWithdrawnTogetherWithOneReason() throws Exception {
        String one = entered("科协", "2016-04-01", "甲", "");
        String other = entered("科协", "2016-04-02", "乙", "");
        coordinator
                .asks("/entries/withdrawals/new?county=" + COUNTY + "&entry=" + one + ".1&entry=" + other + ".1")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("撤销 2 条记录")));
        coordinator
                .fills("/entries/withdrawals", "county", "" + COUNTY, "entry", one + ".1", "entry", other + ".1")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请写明原因")));
        coordinator
                .fills(
                        "/entries/withdrawals",
                        "county",
                        "" + COUNTY,
                        "entry",
                        one + ".1",
                        "entry",
                        other + ".1",
                        "reason",
                        "重复登记")
                .andExpect(status().is3xxRedirection());
        coordinator
                .asks("/entries?year=2016&county=" + COUNTY)
                .andExpect(content().string(containsString("没有符合条件的记录")));
        world.leader(COUNTY).asks("/entries/" + one).andExpect(content().string(containsString("重复登记")));
    }

    @Test
    void evidenceIsKeptHandedOutAsADownloadAndSeenByWhoKeepsTheBoard() throws Exception {
        String id = entered("科协", "2021-04-05", "巡展", "");
        byte[] pdf = "%PDF-1.4 a register".getBytes(StandardCharsets.US_ASCII);
        coordinator
                .sent(multipart("/entries/" + id + "/evidence")
                        .file(new MockMultipartFile("file", "签到册.pdf", "text/html", pdf))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        coordinator
                .sent(multipart("/entries/" + id + "/evidence")
                        .file(new MockMultipartFile("file", "机密文件.pdf", "application/pdf", pdf))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());

        String page =
                coordinator.asks("/entries/" + id).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("签到册.pdf").contains("佐证未核").doesNotContain("机密文件");
        String url = page.replaceAll("(?s).*href=\"(/evidence/[0-9a-f-]{36})\".*", "$1");
        coordinator
                .asks(url)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment")))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'; sandbox")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().bytes(pdf));
        world.coordinator(NEIGHBOUR).asks(url).andExpect(status().isNotFound());

        world.cadre(COUNTY, "妇联").fills(url + "/removal").andExpect(status().isForbidden());
        coordinator.fills("/entries/" + id + "/sighting", "version", "1").andExpect(status().is3xxRedirection());
        coordinator.asks("/entries/" + id).andExpect(content().string(containsString("佐证已核")));
    }

    @Test
    void eachKindHasItsFormFromTheCatalogue() throws Exception {
        coordinator.asks("/entries/new?county=" + COUNTY).andExpect(content().string(containsString("登记哪一种")));
        for (String kind : new String[] {
            "meeting",
            "window",
            "venue_use",
            "activity",
            "volunteer",
            "briefing",
            "video",
            "talk",
            "lecture",
            "study",
            "training"
        }) {
            coordinator
                    .asks("/entries/new?county=" + COUNTY + "&kind=" + kind)
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("name=\"kind\" value=\"" + kind + "\"")));
        }
        coordinator.asks("/entries/new?kind=holiday").andExpect(status().isNotFound());
    }

    @Test
    void aCadreSeesNoButtonThatIsNotHisAndCannotPressItEither() throws Exception {
        String id = entered("总工会", "2021-10-01", "国庆慰问", "");
        Person women = world.cadre(COUNTY, "妇联");
        women.asks("/entries/" + id)
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/corrections/new"))))
                .andExpect(content().string(not(containsString("/settlement"))));
        women.asks("/entries/" + id + "/corrections/new").andExpect(status().isForbidden());
        women.asks("/entries/" + id + "/withdrawal/new").andExpect(status().isForbidden());
        women.fills("/matters/" + UUID.randomUUID() + "/settlement", "field", "lead", "entry", id)
                .andExpect(status().isForbidden());
        world.systemAdmin(COUNTY).asks("/entries").andExpect(status().isForbidden());
        world.leader(COUNTY)
                .asks("/entries?year=2021")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/entries/new"))));
    }

    @Test
    void anotherCountysListIsEmptyAndItsEntriesAreNotThere() throws Exception {
        String id = entered("总工会", "2021-11-01", "只在本县", "");
        Person stranger = world.coordinator(NEIGHBOUR);
        stranger.asks("/entries/" + id).andExpect(status().isNotFound());
        stranger.asks("/entries?year=2021")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("只在本县"))));
        stranger.asks("/entries?year=2021&county=" + COUNTY).andExpect(status().isNotFound());
        stranger.asks("/entries/export?year=2021&county=" + COUNTY).andExpect(status().isNotFound());
    }
}
