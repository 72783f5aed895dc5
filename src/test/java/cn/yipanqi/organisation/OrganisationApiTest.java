package cn.yipanqi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@YipanqiTest
class OrganisationApiTest {

    private static final String ROOT = "/api/v1/organisation";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JsonMapper json;

    String coordinator = "";
    String leader = "";

    @BeforeEach
    void accounts() {
        coordinator = token(Role.COORDINATOR);
        leader = token(Role.LEADER);
    }

    private String token(Role role) {
        return CurrentScope.call(
                Scope.nobody("test"),
                () -> tokens.make(
                        accounts.open(
                                "api-" + UUID.randomUUID().toString().substring(0, 8),
                                "测试",
                                "a long enough password",
                                Grant.of(role, new RegionCode("632725"))),
                        "test"));
    }

    private MockHttpServletResponse send(String token, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request.param("county", "632725")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return response;
    }

    private JsonNode read(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = send(leader, request);
        assertThat(response.getStatus()).isEqualTo(200);
        return json.readTree(response.getContentAsString());
    }

    private String made(MockHttpServletRequestBuilder request, String body) throws Exception {
        MockHttpServletResponse response = send(
                coordinator, request.contentType(MediaType.APPLICATION_JSON).content(body));
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(201);
        return json.readTree(response.getContentAsString()).get("id").asString();
    }

    private int status(MockHttpServletRequestBuilder request, String body) throws Exception {
        return send(coordinator, request.contentType(MediaType.APPLICATION_JSON).content(body))
                .getStatus();
    }

    @Test
    void unitsAreListedAddedChangedNamedAndEnded() throws Exception {
        assertThat(read(get(ROOT + "/units"))
                        .get("items")
                        .get(0)
                        .get("shortName")
                        .asString())
                .isEqualTo("总工会");
        String id =
                made(post(ROOT + "/units"), "{\"type\":\"OTHER\",\"shortName\":\"侨联\",\"fullName\":\"囊谦县归国华侨联合会\"}");
        assertThat(status(
                        put(ROOT + "/units/" + id),
                        "{\"type\":\"OTHER\",\"shortName\":\"县侨联\",\"fullName\":\"囊谦县归国华侨联合会\",\"position\":20}"))
                .isEqualTo(204);
        assertThat(status(post(ROOT + "/units/" + id + "/aliases"), "{\"alias\":\"侨胞之友\"}"))
                .isEqualTo(204);
        JsonNode unit = read(get(ROOT + "/units/" + id));
        assertThat(unit.get("position").asInt()).isEqualTo(20);
        assertThat(unit.get("aliases").get(0).asString()).isEqualTo("侨胞之友");
        assertThat(send(coordinator, delete(ROOT + "/units/" + id + "/aliases/侨胞之友"))
                        .getStatus())
                .isEqualTo(204);
        assertThat(status(post(ROOT + "/units/" + id + "/ending"), "{\"endedOn\":\"2022-12-31\"}"))
                .isEqualTo(204);
        assertThat(read(get(ROOT + "/units/" + id)).get("endedOn").asString()).isEqualTo("2022-12-31");
        assertThat(status(post(ROOT + "/units/" + id + "/ending"), "{\"endedOn\":\"2022-12-31\"}"))
                .isEqualTo(404);
    }

    @Test
    void stationsAreOpenedChangedClosedAndToldForADay() throws Exception {
        long township =
                read(get(ROOT + "/townships")).get("items").get(0).get("low").asLong();
        String id = made(
                post(ROOT + "/stations"),
                "{\"name\":\"接口站\",\"region\":" + township + ",\"staff\":3,\"sevenHave\":[\"SIGN\"]}");
        assertThat(status(post(ROOT + "/stations"), "{\"name\":\"接口站\"}")).isEqualTo(422);
        assertThat(status(post(ROOT + "/stations"), "{\"name\":\"永远站\",\"establishedOn\":\"+999999999-12-31\"}"))
                .isEqualTo(400);
        assertThat(status(get(ROOT + "/stations").param("on", "+999999999-12-31"), ""))
                .isEqualTo(400);
        assertThat(status(put(ROOT + "/stations/" + id), "{\"name\":\"接口站\",\"establishedOn\":\"2022-01-01\"}"))
                .isEqualTo(204);
        assertThat(status(post(ROOT + "/stations/" + id + "/closing"), "{\"closedOn\":\"2023-01-01\"}"))
                .isEqualTo(204);
        assertThat(read(get(ROOT + "/stations").param("on", "2022-06-30")).get("items"))
                .hasSize(1);
        assertThat(read(get(ROOT + "/stations").param("on", "2023-06-30")).get("items"))
                .isEmpty();
        assertThat(read(get(ROOT + "/stations/" + id)).get("closedOn").asString())
                .isEqualTo("2023-01-01");
    }

    @Test
    void homesAnswerTheirOpenDays() throws Exception {
        String id = made(post(ROOT + "/homes"), "{\"name\":\"职工之家\",\"kind\":\"WORKER\"}");
        JsonNode unknown = read(get(ROOT + "/homes/" + id + "/open-days").param("year", "2022"));
        assertThat(unknown.get("unknown").get(0).asString()).contains("职工之家");
        assertThat(status(
                        put(ROOT + "/homes/" + id + "/openings/2022-01-01"),
                        "{\"weekdays\":[2,3,4,5,6],\"closedOnHolidays\":true}"))
                .isEqualTo(204);
        JsonNode known = read(get(ROOT + "/homes/" + id + "/open-days").param("year", "2022"));
        assertThat(known.get("count").asInt())
                .isEqualTo(known.get("days").size())
                .isEqualTo(243);
        assertThat(status(
                        put(ROOT + "/homes/" + id + "/openings/2022-01-01"),
                        "{\"weekdays\":[9],\"closedOnHolidays\":true}"))
                .isEqualTo(422);
        assertThat(status(put(ROOT + "/homes/" + id), "{\"name\":\"县职工之家\",\"kind\":\"WORKER\"}"))
                .isEqualTo(204);
        assertThat(send(coordinator, delete(ROOT + "/homes/" + id + "/openings/2022-01-01"))
                        .getStatus())
                .isEqualTo(204);
        assertThat(status(post(ROOT + "/homes/" + id + "/closing"), "{\"closedOn\":\"2023-01-01\"}"))
                .isEqualTo(204);
        assertThat(send(
                                leader,
                                get(ROOT + "/homes/" + id + "/open-days")
                                        .param("from", "1900-01-01")
                                        .param("to", "2900-01-01"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void aTownshipsAliasAndAnOutsideBodyAreKept() throws Exception {
        String digits =
                read(get(ROOT + "/townships")).get("items").get(1).get("digits").asString();
        assertThat(status(post(ROOT + "/townships/" + digits + "/aliases"), "{\"alias\":\"旧名\"}"))
                .isEqualTo(204);
        assertThat(send(coordinator, delete(ROOT + "/townships/" + digits + "/aliases/旧名"))
                        .getStatus())
                .isEqualTo(204);
        String id = made(post(ROOT + "/bodies"), "{\"name\":\"县医院\"}");
        MockHttpServletResponse again = send(
                coordinator,
                post(ROOT + "/bodies").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\"县 医院\"}"));
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(again.getContentAsString()).contains(id);
        assertThat(read(get(ROOT + "/bodies")).get("items")).hasSize(1);
    }

    @Test
    void longListsAreReadPageByPageWithoutLossOrRepeat() throws Exception {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        while (pages == 0 || !cursor.isEmpty()) {
            JsonNode page = read(get(ROOT + "/regions").param("within", "51").param("cursor", cursor));
            page.get("items")
                    .forEach(item ->
                            assertThat(seen.add(item.get("digits").asString())).isTrue());
            assertThat(cursor).matches("[A-Za-z0-9_-]*");
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
            pages++;
        }
        assertThat(pages).isEqualTo(2);
        assertThat(seen).hasSize(183);
        assertThat(send(leader, get(ROOT + "/regions").param("cursor", "nonsense!"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void divisionsAndHolidaysAreToldToEveryAccount() throws Exception {
        assertThat(read(get(ROOT + "/regions/632622")).get("path")).hasSize(3);
        assertThat(read(get(ROOT + "/regions/63/children")).get("items")).hasSize(8);
        assertThat(read(get(ROOT + "/holidays/2023"))
                        .get("days")
                        .get(0)
                        .get("day")
                        .asString())
                .isEqualTo("2022-12-31");
        assertThat(send(leader, get(ROOT + "/regions/abc")).getStatus()).isEqualTo(422);
        assertThat(send(leader, get(ROOT + "/holidays/1999")).getStatus()).isEqualTo(404);
    }

    @Test
    void aReaderChangesNothing() throws Exception {
        Map<String, String> bodies = Map.of(
                "/units", "{\"type\":\"OTHER\",\"shortName\":\"x\",\"fullName\":\"x\"}",
                "/stations", "{\"name\":\"x\"}",
                "/homes", "{\"name\":\"x\",\"kind\":\"OTHER\"}",
                "/bodies", "{\"name\":\"x\"}");
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            MockHttpServletResponse answer = send(
                    leader,
                    post(ROOT + body.getKey())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body.getValue()));
            assertThat(answer.getStatus()).as(body.getKey()).isEqualTo(403);
        }
    }

    @Test
    void whatIsMissingOrForeignIsRefusedInWords() throws Exception {
        MockHttpServletResponse missing = send(
                coordinator,
                post(ROOT + "/units").contentType(MediaType.APPLICATION_JSON).content("{}"));
        assertThat(missing.getStatus()).isEqualTo(422);
        assertThat(missing.getContentType()).startsWith("application/problem+json");
        assertThat(mvc.perform(get(ROOT + "/units")
                                .param("county", "632622")
                                .header("Authorization", "Bearer " + coordinator))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(mvc.perform(get(ROOT + "/units").param("county", "632725"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }
}
