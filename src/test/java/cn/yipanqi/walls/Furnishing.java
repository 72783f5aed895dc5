package cn.yipanqi.walls;

import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Furnishes a county from outside, by its own people, as they would. */
final class Furnishing {

    private final FurnishedCounty county;
    private final Rows rows;
    private final int port;

    private Furnishing(FurnishedCounty county, int port) {
        this.county = county;
        this.port = port;
        this.rows = county.rows();
    }

    static FurnishedCounty furnish(FurnishedCounty county, int port, Accounts accounts, Tokens tokens) {
        Furnishing furnishing = new Furnishing(county, port);
        county.welcome(port, Role.COORDINATOR, accounts, tokens);
        furnishing.register();
        for (Role role : Role.values()) {
            if (role != Role.COORDINATOR) {
                county.welcome(port, role, accounts, tokens);
            }
        }
        furnishing.people();
        furnishing.persons(accounts);
        furnishing.own();
        furnishing.ledger();
        furnishing.duplicates();
        furnishing.vocabulary();
        furnishing.intakes();
        furnishing.reports(county.another(port, Role.COORDINATOR, accounts, tokens));
        FurnishingSupervision.furnish(county);
        FurnishingStations.furnish((address, body) -> furnishing.coordinator("POST", address, body));
        FurnishingRegulation.furnish(county);
        FurnishingStudy.furnish(
                county,
                (method, address, body) ->
                        furnishing.coordinator(method, address, body).text());
        new FurnishingTasks(county, furnishing::done).furnish();
        FurnishingMeeting.furnish(county);
        return county;
    }

    /** Sends a request in whose address and body the county's names are filled in, and insists that it succeeds. */
    private Answer done(Role role, String method, String address, String body) {
        return done(county.person(role), method, address, body);
    }

    private Answer done(Asker asker, String method, String address, String body) {
        UnaryOperator<String> things = county::thing;
        Request request = new Request(method, address, address, body).filled(things);
        Answer answer = asker.ask(request);
        if (!answer.opened()) {
            throw new AssertionError(
                    asker.role() + " " + request + " answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    private Answer coordinator(String method, String address, String body) {
        return done(Role.COORDINATOR, method, address, body);
    }

    private void made(String name, Answer answer) {
        county.keep(name, JsonPath.<String>read(answer.text(), "$.id"));
    }

    private void register() {
        String at = "/api/v1/organisation/";
        String units = coordinator("GET", at + "units?county=<county>", "").text();
        county.keep(
                "unit",
                JsonPath.<List<String>>read(units, "$.items[?(@.shortName=='残联')].id")
                        .get(0));
        county.keep(
                "union",
                JsonPath.<List<String>>read(units, "$.items[?(@.shortName=='总工会')].id")
                        .get(0));
        String townships =
                coordinator("GET", at + "townships?county=<county>", "").text();
        String township = JsonPath.read(townships, "$.items[0].digits");
        county.keep("township", township);
        county.keep("region", township + "000");
        made("spare unit", coordinator("POST", at + "units?county=<county>", """
            {"type":"OTHER","shortName":"<mark>协会","fullName":"<mark>联合协会"}\
            """));
        made("station", coordinator("POST", at + "stations?county=<county>", """
            {"name":"<mark>服务站","region":<region>,"staff":3,"establishedOn":"2021-01-01","headPosition":"<mark>站长"}\
            """));
        made("spare station", coordinator("POST", at + "stations?county=<county>", """
            {"name":"<mark>东服务站","establishedOn":"2021-01-01"}\
            """));
        made("home", coordinator("POST", at + "homes?county=<county>", "{\"name\":\"<mark>之家\",\"kind\":\"WORKER\"}"));
        coordinator("PUT", at + "homes/<home>/openings/2022-01-01?county=<county>", """
            {"weekdays":[1,2,3,4,5],"closedOnHolidays":true}\
            """);
        made("outside", coordinator("POST", at + "bodies?county=<county>", "{\"name\":\"<mark>医院\"}"));
        county.keep("unitAlias", county.mark() + "残协");
        coordinator("POST", at + "units/<unit>/aliases?county=<county>", "{\"alias\":\"<unitAlias>\"}");
        county.keep("townAlias", county.mark() + "乡");
        coordinator("POST", at + "townships/<township>/aliases?county=<county>", "{\"alias\":\"<townAlias>\"}");
    }

    private void people() {
        made("person", done(Role.SYSTEM_ADMIN, "POST", "/api/v1/organisation/people?county=<county>", """
            {"name":"<mark>张三","post":{"position":"<mark>干事","role":"CADRE","unit":"<unit>","from":"2022-01-01"}}\
            """));
        county.keep("post", rows.id(county.code(), "select id from organisation.post where person = ?", id("person")));
        county.keep("login", "walls-other-" + county.code());
        Answer opened = done(Role.SYSTEM_ADMIN, "POST", "/api/v1/accounts", """
            {"login":"<login>","name":"<mark>李四","role":"CADRE","region":"<division>","unit":"<unit>"}\
            """);
        made("account", opened);
        String grant = "select id from access.role_grant where account = ?";
        county.keep("grant", rows.id(county.code(), grant, id("account")));
        String cadre = county.person(Role.CADRE).login();
        county.keep("cadreGrant", rows.id(county.code(), """
            select g.id from access.role_grant g join access.account a on a.id = g.account where a.login = ?\
            """, cadre));
        made("standIn", done(Role.CADRE, "POST", "/api/v1/stand-ins", """
            {"grant":"<cadreGrant>","login":"<login>","last":"2099-12-31"}\
            """));
    }

    /** A number, who looked at it, what its holder asks for, and a sharing. */
    private void persons(Accounts accounts) {
        coordinator("PUT", "/api/v1/persons/<person>/columns/mobile?county=<county>", "{\"number\":\"19000000000\"}");
        coordinator("POST", "/api/v1/persons/<person>/revelations?county=<county>", """
            {"column":"MOBILE","reason":"<mark>核对"}\
            """);
        made("holder", done(Role.SYSTEM_ADMIN, "POST", "/api/v1/organisation/people?county=<county>", """
            {"name":"<mark>王五","post":{"position":"<mark>县长","role":"LEADER","from":"2022-01-01"}}\
            """));
        String leader = Objects.requireNonNull(county.person(Role.LEADER).login());
        CurrentScope.run(
                Scope.nobody("walls"),
                () -> accounts.belongsTo(accounts.named(leader).orElseThrow().id(), id("holder")));
        made("request", done(Role.LEADER, "POST", "/api/v1/account/data/requests", """
            {"kind":"CORRECTION","about":"OTHER","words":"<mark>更正"}\
            """));
        made("sharing", coordinator("POST", "/api/v1/persons/sharings?county=<county>", """
            {"recipient":"<mark>民政局","fields":["NAME"],"purpose":"<mark>核对","basis":"DUTY","people":"2","day":"2022-03-05",
             "document":"<mark>函"}\
            """));
    }

    private void own() {
        coordinator("POST", "/account/tokens", "form label=<mark>令牌");
        county.keep(
                "token", rows.id(county.code(), "select id from access.token where label = ?", county.mark() + "令牌"));
        String login = Objects.requireNonNull(county.person(Role.COORDINATOR).login());
        new Visitor(port).signIn(login, Asker.PASSWORD);
        Matcher handle = Pattern.compile("/account/sessions/([0-9a-f]{32})/end")
                .matcher(coordinator("GET", "/account/sessions", "").text());
        if (!handle.find()) {
            throw new AssertionError("no other session to end");
        }
        county.keep("handle", handle.group(1));
        Matcher asset = Pattern.compile("/assets/[0-9a-f]+/icons\\.svg")
                .matcher(coordinator("GET", "/account", "").text());
        if (!asset.find()) {
            throw new AssertionError("a page without a style sheet");
        }
        county.keep("asset", asset.group());
        coordinator("POST", "/feedback", "form from=/board&text=<mark>意见&contact=<mark>电话");
    }

    private void ledger() {
        coordinator("PUT", "/api/v1/organisation/stations/<station>/card?county=<county>", """
            {"address":"<mark>路","services":"<mark>服务","revision":0}\
            """);
        String kinds = "meeting window venue_use volunteer briefing video talk lecture study training activity";
        for (String kind : kinds.split(" ")) {
            entered("entry", kind, "残联", "2022-02-10", "<search>" + kind, "");
        }
        entered("entry2", "activity", "总工会", "2022-04-20", "<search>座谈", "");
        coordinator("POST", "/entries/<entry>/evidence", "file file pdf note=<mark>佐证");
        county.keep("evidence", rows.id(county.code(), "select id from ledger.evidence where entry = ?", id("entry")));
        coordinator("POST", "/entries/<entry>/sighting", "form version=1");
    }

    private void entered(String name, String kind, String unit, String day, String title, String more) {
        String home = kind.equals("venue_use") ? ", \"home\": \"<home>\"" : "";
        made(name, coordinator("POST", "/api/v1/entries?county=<county>", """
            {"kind": "%s", "unit": "%s", "day": "%s", "title": "<mark>%s", "place": "<mark>体育馆", "note": "<mark>备注"%s%s}\
            """.formatted(
                        kind, unit, day, title, home, more)));
    }

    /** A joint activity that both units have entered, each naming the other; they differ in a number. */
    private void twice(String day, String what) {
        entered("one", "activity", "残联", day, what, ", \"partners\": [\"总工会\"], \"measures\": {\"participants\": 113}");
        entered(
                "other",
                "activity",
                "总工会",
                day,
                "联合残联开展" + what,
                ", \"partners\": [\"残联\"], \"measures\": {\"participants\": 115}");
    }

    private void duplicates() {
        String at = "/api/v1/duplicates";
        twice("2022-03-14", "爱耳日宣传");
        String group = group("2022-03-14");
        String confirmed = coordinator("POST", at + "/confirmations", "{\"groups\":[\"" + group + "\"]}")
                .text();
        county.keep("confirmation", JsonPath.<String>read(confirmed, "$.confirmations[0].id"));
        county.keep("matter", JsonPath.<String>read(confirmed, "$.confirmations[0].matter"));
        twice("2022-09-21", "健步走");
        county.keep("refused", group("2022-09-21"));
        coordinator("POST", at + "/refusals", "{\"groups\":[\"<refused>\"]}");
        twice("2022-11-09", "消防演练");
        county.keep("group", group("2022-11-09"));
    }

    private String group(String day) {
        String groups = coordinator("GET", "/api/v1/duplicates?county=<county>&year=2022", "")
                .text();
        List<String> found = JsonPath.read(groups, "$.groups[?(@.entries[0].day=='" + day + "')].id");
        if (found.isEmpty()) {
            throw new AssertionError("nothing is suggested for " + day + ": " + groups);
        }
        return found.get(0);
    }

    private void vocabulary() {
        made(
                "question",
                done(
                        Role.LEADER,
                        "POST",
                        "/api/v1/figures/activity.sessions/questions?county=<county>&year=2022",
                        """
                        {"text":"<mark>疑问"}\
                        """));
        coordinator("POST", "/api/v1/definitions?county=<county>", """
            {"code":"walls","commons":"ACTIVITY","nameZh":"<mark>指标","unitZh":"场","kinds":["activity"],
             "aggregate":"COUNT","display":"EXACT","wordingZh":"<mark>口径"}\
            """);
        county.keep("term", county.mark() + "到场");
        coordinator("POST", "/intakes/synonyms", "form county=<county>&term=<term>&field=PARTICIPANTS");
        coordinator(
                "POST",
                "/intakes/synonyms/tags",
                "form county=<county>&code=audience.walls&name=<mark>对象&terms=<mark>词");
    }

    private void intakes() {
        String upload = "file files xlsx county=<county>&year=2022";
        made("posted", coordinator("POST", "/api/v1/intakes", upload));
        coordinator("POST", "/api/v1/intakes/<posted>/posting", "{\"rows\":\"valid\"}");
        made("intake", coordinator("POST", "/api/v1/intakes", upload));
    }

    /** @param reviewer not who drafts: nobody passes what he sent himself */
    private void reports(Asker reviewer) {
        String draft = "{\"county\":\"<county>\",\"year\":2022}";
        for (String name : List.of("frozen", "signed", "reviewed", "report")) {
            Answer begun = coordinator("POST", "/api/v1/reports", draft);
            made(name, begun);
            String text = JsonPath.<String>read(begun.text(), "$.text") + "\n<mark>补充{typed:<mark>经费|1,200|万元}。";
            coordinator(
                    "PUT",
                    "/api/v1/reports/<" + name + ">/text",
                    "{\"expectedRevision\":1,\"text\":\""
                            + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"}");
        }
        for (String name : List.of("frozen", "signed", "reviewed")) {
            String review = "/api/v1/reports/<" + name + ">/review";
            coordinator("POST", review, "{\"words\":\"<mark>请看\"}");
            done(reviewer, "POST", review + "/approval", "{\"words\":\"<mark>好\"}");
        }
        for (String name : List.of("frozen", "signed")) {
            coordinator(
                    "POST",
                    "/api/v1/reports/<" + name + ">/signing",
                    "file scan pdf leader=<mark>书记&position=<mark>县委&day=2022-12-30");
        }
        coordinator("POST", "/api/v1/reports/<frozen>/freezing", "{}");
        county.keep("posting", rows.count(county.code(), "select posting from ledger.county_clock"));
        county.keep(
                "day",
                LocalDate.ofInstant(SettableClock.now(), ZoneId.of("Asia/Shanghai"))
                        .minusDays(1));
        byte[] word = coordinator("GET", "/reports/<frozen>/word", "").body();
        county.people().forEach(person -> person.holding(county.mark(), word));
        made("returned", coordinator("POST", "/api/v1/reports/<frozen>/returns", "file file docx"));
    }

    private UUID id(String name) {
        return UUID.fromString(county.thing(name));
    }
}
