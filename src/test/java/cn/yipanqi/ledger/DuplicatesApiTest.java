package cn.yipanqi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.ledger.LedgerWorld.Person;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@YipanqiTest
class DuplicatesApiTest {

    private static final long COUNTY = 513223;
    private static final String URL = "/api/v1/duplicates";

    @Autowired
    LedgerWorld world;

    private Person coordinator;

    @BeforeEach
    void someoneWhoKeepsTheBoard() {
        coordinator = world.coordinator(COUNTY);
    }

    private static String of(int year) {
        return "?county=" + COUNTY + "&year=" + year;
    }

    private String entered(String unit, String day, String title, String partner, String more) throws Exception {
        String answer = coordinator
                .posts("/api/v1/entries?county=" + COUNTY, """
                        {"kind": "activity", "unit": "%s", "day": "%s", "title": "%s", "partners": ["%s"], "place": "县体育馆"%s}
                        """.formatted(unit, day, title, partner, more))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    /** A joint activity that both units have entered, each naming the other. */
    private void entered(int year) throws Exception {
        entered("残联", year + "-03-14", "爱耳日宣传", "总工会", ", \"measures\": {\"participants\": 113}");
        entered("总工会", year + "-03-14", "联合残联开展爱耳日宣传", "残联", ", \"measures\": {\"participants\": 115}");
        entered("妇联", year + "-03-08", "三八节表彰", "科协", "");
    }

    private <T> T read(String url, String path) throws Exception {
        return JsonPath.read(
                coordinator
                        .asks(url)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                path);
    }

    @Test
    void whatTwoUnitsEnteredIsSuggestedWithItsReasons() throws Exception {
        entered(2020);
        coordinator
                .asks(URL + of(2020))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.groups", hasSize(1)))
                .andExpect(jsonPath("$.groups[0].sure").value(true))
                .andExpect(jsonPath("$.groups[0].reasons", not(empty())))
                .andExpect(jsonPath("$.groups[0].lead").value("残联"))
                .andExpect(jsonPath("$.groups[0].entries[0].unit").value("残联"))
                .andExpect(jsonPath("$.groups[0].entries[*].participants", containsInAnyOrder(113, 115)))
                .andExpect(jsonPath("$.groups[0].entries[0].day").value("2020-03-14"));
    }

    @Test
    void whatIsConfirmedIsOneMatterAndPartedItIsSuggestedAgainAsSureAsBefore() throws Exception {
        entered(2019);
        String group = read(URL + of(2019), "$.groups[0].id");
        int score = read(URL + of(2019), "$.groups[0].score");

        String answer = coordinator
                .posts(URL + "/confirmations", "{\"groups\": [\"" + group + "\"]}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.confirmations", hasSize(1)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String confirmation = JsonPath.read(answer, "$.confirmations[0].id");
        String matter = JsonPath.read(answer, "$.confirmations[0].matter");
        List<String> matters = read("/api/v1/entries" + of(2019), "$.items[*].matter");
        assertThat(matters).hasSize(3).filteredOn(matter::equals).hasSize(2);
        assertThat(this.<List<String>>read(URL + of(2019), "$.groups[*].id")).isEmpty();
        coordinator
                .asks(URL + "/confirmations" + of(2019))
                .andExpect(jsonPath("$.confirmations[0].id").value(confirmation))
                .andExpect(jsonPath("$.confirmations[0].entries", hasSize(2)))
                .andExpect(jsonPath("$.confirmations[0].lead").value("残联"));
        coordinator
                .posts(URL + "/confirmations", "{\"groups\": [\"" + group + "\"]}")
                .andExpect(status().isConflict());

        coordinator.deletes(URL + "/confirmations/" + confirmation).andExpect(status().isNoContent());

        coordinator
                .asks(URL + of(2019))
                .andExpect(jsonPath("$.groups[0].id").value(group))
                .andExpect(jsonPath("$.groups[0].score").value(score))
                .andExpect(jsonPath("$.groups[0].sure").value(true));
        coordinator.deletes(URL + "/confirmations/" + confirmation).andExpect(status().isNotFound());
        assertThat(this.<List<String>>read(URL + "/confirmations" + of(2019), "$.confirmations[*].id"))
                .isEmpty();
    }

    @Test
    void aRefusalIsRememberedUntilItIsTakenBack() throws Exception {
        entered(2018);
        String group = read(URL + of(2018), "$.groups[0].id");

        coordinator
                .posts(URL + "/refusals", "{\"groups\": [\"" + group + "\"]}")
                .andExpect(status().isCreated());
        assertThat(this.<List<String>>read(URL + of(2018), "$.groups[*].id")).isEmpty();
        coordinator
                .asks(URL + "/refusals" + of(2018))
                .andExpect(jsonPath("$.refusals[0].id").value(group))
                .andExpect(jsonPath("$.refusals[0].entries", hasSize(2)));
        coordinator
                .posts(URL + "/confirmations?county=" + COUNTY, "{\"sure\": true, \"year\": 2018}")
                .andExpect(jsonPath("$.confirmations", hasSize(0)));

        coordinator.deletes(URL + "/refusals/" + group).andExpect(status().isNoContent());
        assertThat(this.<List<String>>read(URL + of(2018), "$.groups[*].id")).containsExactly(group);
    }

    @Test
    void allSureGroupsAreConfirmedAtOneStrokeWithCountyAndPeriodInTheBodyOrInTheAddress() throws Exception {
        entered(2017);
        coordinator
                .posts(URL + "/confirmations", "{\"sure\": true, \"county\": \"" + COUNTY + "\", \"year\": 2017}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.confirmations", hasSize(1)));
        entered(2016);
        coordinator
                .posts(URL + "/confirmations?county=" + COUNTY + "&from=2016-01-01&to=2016-12-31", "{\"sure\": true}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.confirmations", hasSize(1)));
        coordinator
                .posts(URL + "/confirmations", "{\"sure\": true, \"county\": \"" + COUNTY + "\"}")
                .andExpect(status().isUnprocessableContent());
        coordinator.posts(URL + "/confirmations", "{}").andExpect(status().isUnprocessableContent());
    }

    @Test
    void whereEntriesDifferAPersonSettlesTheNumber() throws Exception {
        entered(2015);
        coordinator
                .posts(URL + "/confirmations?county=" + COUNTY, "{\"sure\": true, \"year\": 2015}")
                .andExpect(status().isCreated());
        String matter = read(URL + "/confirmations" + of(2015), "$.confirmations[0].matter");
        String entry = read(URL + "/confirmations" + of(2015), "$.confirmations[0].entries[0].id");
        coordinator.asks("/api/v1/entries" + of(2015) + "&conflicts=open").andExpect(jsonPath("$.items", hasSize(2)));

        coordinator.posts("/api/v1/matters/" + matter + "/settlement", """
                        {"field": "participants", "value": "114", "reason": "核对签到册"}
                        """).andExpect(status().isNoContent());
        coordinator
                .asks("/api/v1/entries/" + entry)
                .andExpect(jsonPath("$.matterDetails.measures.participants").value(114))
                .andExpect(jsonPath("$.matterDetails.conflicts", empty()));
        coordinator
                .posts("/api/v1/matters/" + matter + "/settlement", "{\"field\": \"participants\", \"value\": \"x\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("reason", "value")));
    }

    @Test
    void onlyWhoKeepsTheBoardConfirmsAndNobodyElseWhereDoesEither() throws Exception {
        entered(2014);
        String group = read(URL + of(2014), "$.groups[0].id");
        String confirm = "{\"groups\": [\"" + group + "\"]}";

        Person cadre = world.cadre(COUNTY, "残联");
        cadre.asks(URL + of(2014)).andExpect(jsonPath("$.groups", hasSize(1)));
        cadre.posts(URL + "/confirmations", confirm).andExpect(status().isForbidden());
        cadre.posts(URL + "/refusals", confirm).andExpect(status().isForbidden());

        Person stranger = world.coordinator(513224);
        stranger.asks(URL + of(2014)).andExpect(status().isNotFound());
        stranger.posts(URL + "/confirmations", confirm).andExpect(status().isNotFound());
        stranger.posts(URL + "/refusals", confirm).andExpect(status().isNotFound());
        coordinator.posts(URL + "/refusals", "{\"group\": \"@@\"}").andExpect(status().isUnprocessableContent());
    }
}
