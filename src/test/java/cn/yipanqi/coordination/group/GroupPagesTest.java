package cn.yipanqi.coordination.group;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Role;
import cn.yipanqi.coordination.Desks;
import cn.yipanqi.coordination.Desks.Desk;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two who change the same member of the leading group: the second is told, and finds beside his own what is there now. */
@ServerTest
class GroupPagesTest {

    private static final long HERE = 540529;
    private static final LocalDate FROM = LocalDate.of(2022, 1, 1);

    @Autowired
    Desks desks;

    @Autowired
    Groups groups;

    @Autowired
    Members members;

    @LocalServerPort
    int port;

    private Desk office;
    private UUID unit;
    private String group;
    private String member;

    @BeforeEach
    void aMember() {
        office = desks.of(port, HERE, Role.COORDINATOR);
        unit = desks.units(HERE).get(1);
        String at = "/api/v1/coordination/group";
        group = JsonPath.read(office.ask("POST", at, """
                {"name":"领导小组","from":"2022-01-01"}""").body(), "$.id");
        member = JsonPath.read(
                office.ask("POST", at + "/" + group + "/members", """
                {"role":"MEMBER","position":"主席","from":"2022-01-01","place":1}""").body(), "$.id");
    }

    private HttpResponse<String> put(String body) {
        return office.ask("PUT", "/api/v1/coordination/group/" + group + "/members/" + member, body);
    }

    private HttpResponse<String> typed(int seen, String position) {
        String at = "/coordination/group/" + group + "/members/" + member;
        return office.visitor()
                .submit(
                        at + "/edit",
                        at,
                        "role",
                        "MEMBER",
                        "position",
                        position,
                        "from",
                        FROM.toString(),
                        "place",
                        "1",
                        "revision",
                        Integer.toString(seen));
    }

    @Test
    void whatTheFirstSavedStandsBesideWhatTheSecondTyped() {
        assertThat(put("""
                {"role":"MEMBER","position":"党组书记","unit":"%s","from":"2022-01-01","place":4,"revision":1}""".formatted(unit)).statusCode()).isEqualTo(204);

        HttpResponse<String> stale = typed(1, "常务副主席");

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("已先保存了修改", "现有内容", "党组书记", "value=\"常务副主席\"", "name=\"revision\" value=\"2\"");
        assertThat(Visitor.target(typed(2, "常务副主席"))).isEqualTo("/coordination/group/" + group);
    }

    @Test
    void aProgramSaysWhatItSawAndIsToldWhereThatIsOld() {
        HttpResponse<String> unsaid = put("""
                {"role":"MEMBER","position":"党组书记","from":"2022-01-01","place":1}""");
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("revision");

        String body = """
                {"role":"MEMBER","position":"党组书记","from":"2022-01-01","place":1,"revision":1}""";
        assertThat(put(body).statusCode()).isEqualTo(204);
        assertThat(put(body).statusCode()).isEqualTo(409);
    }
}
