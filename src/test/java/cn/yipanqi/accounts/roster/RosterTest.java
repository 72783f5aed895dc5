package cn.yipanqi.accounts.roster;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

@ServerTest
class RosterTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern LINES = Pattern.compile("name=\"lines\" value=\"([^\"]+)\"");
    private static final Pattern INVITATION = Pattern.compile("(/invitations/[A-Za-z0-9_-]{43})");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Grants grants;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    private Visitor admin;
    private UUID adminId;
    private String unit;
    private int number;

    @BeforeEach
    void signIn() {
        number = NEXT.incrementAndGet();
        String login = "roster" + number;
        adminId = asNobody(() -> accounts.open(login, "系统管理员", PASSWORD, Grant.of(Role.SYSTEM_ADMIN, BANMA)));
        admin = new Visitor(port);
        assertThat(target(admin.signIn(login, PASSWORD))).isEqualTo("/");
        unit = CurrentScope.call(
                Scope.job("test", BANMA),
                () -> directory.of(632622).units().findFirst().orElseThrow().shortName());
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    /** A workbook as an office keeps it: a title, the headings, the rows. */
    private static byte[] workbook(Object[]... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", null)) {
            Worksheet sheet = book.newWorksheet("花名册");
            sheet.value(0, 0, "班玛县群团干部花名册");
            Object[] headings = {"姓名*", "单位", "职务", "角色", "账号", "手机", "起始日期"};
            put(sheet, 1, headings);
            for (int i = 0; i < rows.length; i++) {
                put(sheet, i + 2, rows[i]);
            }
        }
        return out.toByteArray();
    }

    private static void put(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof LocalDate day) {
                sheet.value(row, i, day);
                sheet.style(row, i).format("yyyy-mm-dd").set();
            } else {
                sheet.value(row, i, String.valueOf(cells[i]));
            }
        }
    }

    private HttpResponse<String> upload(byte[] content) {
        String csrf = first(TOKEN, admin.get("/accounts/import").body());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part("_csrf", csrf));
        body.writeBytes(part("county", "632622"));
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.xlsx\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return admin.send(
                "POST",
                "/accounts/import",
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=b");
    }

    private static byte[] part(String name, String value) {
        return ("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> take(HttpResponse<String> preview) {
        String lines = HtmlUtils.htmlUnescape(first(LINES, preview.body()));
        return admin.submit("/accounts/import", "/accounts/import/posting", "county", "632622", "lines", lines);
    }

    @Test
    void aRosterIsShownFirstAndTakenInAsAWhole() throws IOException {
        String login = "imported" + number;
        HttpResponse<String> preview = upload(workbook(
                new Object[] {"完么" + number, unit, "主席", "群团干部", login, "13800000000", LocalDate.of(2024, 3, 1)},
                new Object[] {"拉毛" + number, "", "副县长", "领导", "", "", "2024年3月5日"}));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("共 2 行")
                .contains("2024-03-01")
                .contains("手机号属于个人信息")
                .doesNotContain("13800000000");
        assertThat(admin.get("/organisation/people?q=").body()).doesNotContain("完么" + number);

        HttpResponse<String> done = take(preview);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        String path = first(INVITATION, done.body());
        assertThat(admin.get("/organisation/people").body())
                .contains("完么" + number)
                .contains("主席")
                .contains("拉毛" + number);
        Visitor holder = new Visitor(port);
        holder.submit(path, path, "password", PASSWORD, "again", PASSWORD);
        assertThat(target(holder.signIn(login, PASSWORD))).isEqualTo("/");
        assertThat(asNobody(() -> grants.of(accounts.named(login).orElseThrow().id())))
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.grant().role()).isEqualTo(Role.CADRE);
                    assertThat(held.from()).isEqualTo(LocalDate.of(2024, 3, 1));
                });
        HttpResponse<String> again = take(preview);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("已任同一职务").contains("已有人用");
    }

    @Test
    void everyFaultIsNamedAtItsRowAndColumnAndNothingIsTakenIn() throws IOException {
        HttpResponse<String> preview = upload(workbook(
                new Object[] {"好的" + number, unit, "干事", "群团干部", "", "", "2024-03-01"},
                new Object[] {"", unit, "干事", "群团干部", "", "", "2024-03-01"},
                new Object[] {"甲" + number, "不存在的单位", "", "群团干部", "Bad Login", "", "三月"},
                new Object[] {"乙" + number, unit, "审计", "审计管理员", "", "", "2024-03-01"},
                new Object[] {"丙" + number, unit, "干事", "干部", "", "", "2024-03-01"}));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("第 4 行“姓名”：请填姓名")
                .contains("第 5 行“单位”：本县没有叫“不存在的单位”的单位或服务站")
                .contains("第 5 行“职务”")
                .contains("第 5 行“账号”")
                .contains("第 5 行“起始日期”")
                .contains("第 6 行“角色”：管理员角色不随职务取得")
                .contains("第 7 行“角色”：请填角色")
                .doesNotContain("accounts/import/posting");
        String smuggled = "[{\"row\":3,\"name\":\"好的" + number + "\",\"place\":\"" + unit
                + "\",\"position\":\"干事\",\"role\":\"CADRE\",\"from\":\"2024-03-01\"},"
                + "{\"row\":4,\"name\":\"坏的" + number
                + "\",\"place\":\"\",\"position\":\"干事\",\"role\":\"SYSTEM_ADMIN\",\"from\":\"2024-03-01\"}]";
        HttpResponse<String> refused =
                admin.submit("/accounts/import", "/accounts/import/posting", "county", "632622", "lines", smuggled);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(admin.get("/organisation/people").body()).doesNotContain("好的" + number);
    }

    @Test
    void whatIsNoRosterIsRefusedInWords() throws IOException {
        HttpResponse<String> noWorkbook = upload("no workbook".getBytes(StandardCharsets.UTF_8));
        assertThat(noWorkbook.statusCode()).isEqualTo(422);
        assertThat(noWorkbook.body()).contains("href=\"#file\"");
        assertThat(upload(workbook()).body()).contains("没有可以导入的行");
        for (String wrong : List.of("", "[]", "{", "[null]", "[{}]", "7")) {
            assertThat(admin.submit("/accounts/import", "/accounts/import/posting", "county", "632622", "lines", wrong)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void theTemplateIsReadAsARoster() throws Exception {
        String session = admin.cookie("yipanqi").orElseThrow();
        HttpResponse<byte[]> template = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/accounts/import/template"))
                                .header("Cookie", "yipanqi=" + session)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(template.statusCode()).isEqualTo(200);
        assertThat(new WorkbookReader()
                        .read("t.xlsx", template.body())
                        .get(0)
                        .row(1)
                        .values())
                .extracting(cell -> cell.text())
                .containsExactly("姓名", "单位", "职务", "角色", "账号", "起始日期");
    }

    @Test
    void programsSendLinesAndAreToldEveryProblem() {
        String token = asNobody(() -> tokens.make(adminId, "test"));
        Visitor program = new Visitor(port);
        String good = "{\"lines\":[{\"row\":1,\"name\":\"程序" + number + "\",\"place\":\"" + unit
                + "\",\"position\":\"干事\",\"role\":\"CADRE\",\"login\":\"viaapi" + number
                + "\",\"from\":\"2024-03-01\"}]}";
        HttpResponse<String> taken = program.post("/api/v1/accounts/import?county=632622", good, headers(token));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(JsonPath.<Integer>read(taken.body(), "$.taken")).isEqualTo(1);
        assertThat(JsonPath.<String>read(taken.body(), "$.invitations[0].invitation"))
                .contains("/invitations/");
        HttpResponse<String> again = program.post("/api/v1/accounts/import?county=632622", good, headers(token));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<List<String>>read(again.body(), "$.problems[*].column"))
                .contains("NAME", "LOGIN");
    }

    private static String[] headers(String token) {
        return new String[] {
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
    }
}
