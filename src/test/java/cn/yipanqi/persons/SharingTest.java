package cn.yipanqi.persons;

import static cn.yipanqi.Visitor.target;
import static cn.yipanqi.persons.Office.BANMA;
import static cn.yipanqi.persons.Office.NEXT_DOOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.persons.Office.Holder;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@Import(Office.class)
class SharingTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Pattern REPLACES = Pattern.compile("replaces=([0-9a-f-]{36})");

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    private Holder coordinator;
    private String recipient;

    @BeforeEach
    void aCoordinator() {
        coordinator = office.holder(port, Role.COORDINATOR);
        recipient = "=民政局" + NEXT.incrementAndGet();
    }

    private static String today() {
        return LocalDate.ofInstant(SettableClock.now(), ZoneId.of("Asia/Shanghai"))
                .toString();
    }

    private HttpResponse<String> record(Visitor visitor, Map<String, String> otherwise, String... more) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "county",
                "632622",
                "recipient",
                recipient,
                "purpose",
                "核对救助名单",
                "basis",
                "DUTY",
                "people",
                "1,200",
                "day",
                today(),
                "document",
                "班民函〔2026〕3号",
                "fields",
                "NAME"));
        fields.putAll(otherwise);
        List<String> all = new ArrayList<>();
        fields.forEach((name, value) -> all.addAll(List.of(name, value)));
        all.addAll(List.of(more));
        return visitor.submit("/persons/sharings/new", "/persons/sharings", all.toArray(String[]::new));
    }

    private String listed(Visitor visitor) {
        return visitor.get("/persons/sharings?q="
                        + java.net.URLEncoder.encode(recipient, java.nio.charset.StandardCharsets.UTF_8))
                .body();
    }

    @Test
    void aSharingIsRecordedWithItsBasisAndTakenOutWithoutFormulas() throws IOException {
        Visitor visitor = coordinator.visitor();
        assertThat(target(record(visitor, Map.of(), "fields", "MOBILE"))).startsWith("/persons/sharings");
        assertThat(listed(visitor)).contains(recipient, "1,200", "履行法定职责", "班民函〔2026〕3号", "手机号");

        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(visitor.bytes("/persons/sharings/export")))) {
            List<String> texts = new ArrayList<>();
            for (Row row : book.getSheetAt(0)) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    texts.add(
                            cell.getCellType() == CellType.NUMERIC
                                    ? Double.toString(cell.getNumericCellValue())
                                    : cell.getStringCellValue());
                }
            }
            assertThat(texts).contains("'" + recipient, "1200.0", "姓名 手机号");
        }
    }

    @Test
    void whatIsAmissIsToldAllAtOnceEachAtItsField() {
        HttpResponse<String> answer = record(
                coordinator.visitor(),
                Map.of(
                        "recipient",
                        " ",
                        "purpose",
                        "打 19000001234",
                        "basis",
                        "BECAUSE",
                        "people",
                        "几个",
                        "day",
                        "2999-01-01",
                        "document",
                        "",
                        "fields",
                        "BLOOD"));
        assertThat(answer.statusCode()).isEqualTo(422);
        for (String field : List.of("recipient", "fields", "purpose", "basis", "people", "day", "document")) {
            assertThat(answer.body()).contains("href=\"#" + field + "\"");
        }
        assertThat(answer.body()).contains("不能在今天以后", "不要写电话");
    }

    @Test
    void nothingInItIsChangedAMistakeIsPutRightByAnotherRecord() {
        Visitor visitor = coordinator.visitor();
        record(visitor, Map.of());
        Matcher wrong = REPLACES.matcher(listed(visitor));
        assertThat(wrong.find()).isTrue();
        String id = wrong.group(1);
        assertThat(visitor.get("/persons/sharings/new?replaces=" + id).body()).contains("原来的记录保留", "核对救助名单", "checked");
        assertThat(record(visitor, Map.of("people", "1201", "replaces", id)).statusCode())
                .isEqualTo(302);
        assertThat(listed(visitor)).contains("已更正", "更正记录", "1,201", "1,200");
        assertThat(record(visitor, Map.of("people", "1202", "replaces", id)).statusCode())
                .as("somebody corrected it first")
                .isEqualTo(409);
        JdbcClient all = JdbcClient.create(owner);
        for (String deed : List.of(
                "update persons.sharing set people = 1", "delete from persons.sharing", "truncate persons.sharing")) {
            assertThatThrownBy(() -> all.sql(deed).update())
                    .as(deed)
                    .hasMessageMatching("(?s).*(stays as it is|kept for three years|foreign key).*");
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoMaySeeAndWhoMayRecord(Role role) {
        record(coordinator.visitor(), Map.of());
        Holder holder = switch (role) {
            case CADRE -> office.cadre(port, office.unit(BANMA, UnitType.UNION));
            case STATION ->
                office.holder(
                        port, new Grant(role, BANMA, null, java.util.UUID.randomUUID(), java.util.Set.of()), null);
            default -> office.holder(port, role);
        };
        boolean sees = List.of(Role.CADRE, Role.COORDINATOR, Role.SECURITY_ADMIN, Role.AUDITOR)
                .contains(role);
        boolean records = List.of(Role.CADRE, Role.COORDINATOR).contains(role);
        assertThat(holder.visitor().get("/persons/sharings").statusCode()).isEqualTo(sees ? 200 : 403);
        assertThat(holder.visitor().get("/persons/sharings/export").statusCode())
                .isEqualTo(sees ? 200 : 403);
        assertThat(holder.visitor().get("/persons/sharings/new").statusCode()).isEqualTo(records ? 200 : 403);
        assertThat(Office.ask(port, office.token(holder, true), "POST", "/api/v1/persons/sharings", body())
                        .statusCode())
                .isEqualTo(records ? 201 : 403);
    }

    private String body() {
        return """
            {"recipient":"%s","fields":["NAME","IDENTITY"],"purpose":"核对","basis":"EMERGENCY","people":"3","day":"2026-01-05",
             "document":"通知"}\
            """.formatted(recipient);
    }

    @Test
    void programsRecordAndReadAndTheCountyNextDoorSeesNothing() {
        String token = office.token(coordinator, false);
        HttpResponse<String> made = Office.ask(port, token, "POST", "/api/v1/persons/sharings", body());
        assertThat(JsonPath.<List<String>>read(made.body(), "$.fields")).containsExactly("NAME", "IDENTITY");
        String id = JsonPath.read(made.body(), "$.id");
        assertThat(Office.ask(port, token, "GET", "/api/v1/persons/sharings", "")
                        .body())
                .contains(id);
        assertThat(Office.ask(port, token, "POST", "/api/v1/persons/sharings", "{}")
                        .body())
                .contains("\"field\":\"basis\"");
        Holder nextDoor = office.holder(port, Grant.of(Role.COORDINATOR, NEXT_DOOR), null);
        assertThat(nextDoor.visitor().get("/persons/sharings").body()).doesNotContain(recipient);
        assertThat(Office.ask(port, office.token(nextDoor, true), "GET", "/api/v1/persons/sharings/" + id, "")
                        .statusCode())
                .isEqualTo(404);
    }
}
