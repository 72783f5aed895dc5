package cn.yipanqi.persons;

import static cn.yipanqi.Visitor.header;
import static cn.yipanqi.Visitor.target;
import static cn.yipanqi.persons.Office.BANMA;
import static cn.yipanqi.persons.Office.NEXT_DOOR;
import static cn.yipanqi.persons.Office.inCounty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.persons.Office.Holder;
import cn.yipanqi.sealing.Resealing;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import(Office.class)
class PersonalDataTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    PersonalData data;

    @Autowired
    Resealing resealing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    @Autowired
    SettableClock clock;

    private UUID union;
    private UUID disabled;
    private UUID person;
    private String name;
    private String page;

    @BeforeEach
    void somebodyOfTheUnion() {
        union = office.unit(BANMA, UnitType.UNION);
        disabled = office.unit(BANMA, UnitType.DISABLED);
        name = "央金" + NEXT.incrementAndGet();
        person = office.person(BANMA, name, union);
        page = "/persons/" + person;
    }

    private HttpResponse<String> enter(Visitor visitor, String column, String number) {
        String form = page + "/columns/" + column;
        return visitor.submit(form, form, "county", "632622", "number", number);
    }

    private static HttpResponse<String> reveal(Visitor visitor, String page, String column, String reason) {
        return visitor.submit(page, page + "/revelations", "county", "632622", "column", column, "reason", reason);
    }

    @Test
    void aNumberIsEnteredMaskedAndShownInFullForAReasonOnly() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        String mobile = Numbers.mobile();
        assertThat(coordinator.get("/organisation/people/" + person).body()).contains(page + "?county=632622");

        HttpResponse<String> wrong = enter(coordinator, "mobile", "1900000");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("href=\"#number\"")
                .contains("手机号应为 11 位数字")
                .doesNotContain("1900000");
        assertThat(target(enter(coordinator, "mobile", mobile.replace("0000", "0000 "))))
                .isEqualTo(page + "?county=632622");
        assertThat(coordinator.get(page).body())
                .contains(Column.MOBILE.mask(mobile))
                .doesNotContain(mobile);

        HttpResponse<String> without = reveal(coordinator, page, "MOBILE", " ");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("href=\"#reason\"").doesNotContain(mobile);
        assertThat(reveal(coordinator, page, "MOBILE", "打 " + mobile).body())
                .contains("不要写电话")
                .doesNotContain(mobile);

        HttpResponse<String> shown = reveal(coordinator, page, "MOBILE", "通知开会");
        assertThat(shown.body()).contains(mobile);
        assertThat(header(shown, "Cache-Control")).contains("no-store");
        assertThat(coordinator.get(page).body()).contains("通知开会").doesNotContain(mobile);
        assertThat(deeds("persons.reveal")).containsExactly("MOBILE");
    }

    private List<String> deeds(String action) {
        return JdbcClient.create(owner)
                .sql("select detail ->> 'column' from audit.event where action = ? and subject = ?")
                .params(action, person.toString())
                .query(String.class)
                .list();
    }

    @Test
    void tenMinutesAfterTheProofNothingIsShownWithoutAnother() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        String mobile = Numbers.mobile();
        enter(coordinator, "mobile", mobile);
        clock.advance(Proof.FRESH.plusSeconds(1));
        HttpResponse<String> asked = reveal(coordinator, page, "MOBILE", "通知开会");
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body()).contains("请再验证一次").contains("通知开会").doesNotContain(mobile);
        assertThat(deeds("persons.reveal")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEADER", "AUDITOR", "SYSTEM_ADMIN", "SECURITY_ADMIN", "STATION"})
    void whoseRoleHasNoPartInItSeesNoNumberAndFindsNobody(Role role) {
        String mobile = Numbers.mobile();
        enter(office.holder(port, Role.COORDINATOR).visitor(), "mobile", mobile);
        Grant grant = role == Role.STATION
                ? new Grant(role, BANMA, null, UUID.randomUUID(), Set.of())
                : Grant.of(role, BANMA);
        Holder holder = office.holder(port, grant, null);
        Visitor visitor = holder.visitor();
        boolean enters = role == Role.SYSTEM_ADMIN;

        assertThat(visitor.get(page).statusCode()).isEqualTo(enters ? 200 : 403);
        assertThat(visitor.get(page).body()).doesNotContain(mobile).doesNotContain("/revelations");
        assertThat(visitor.submit("/account", page + "/revelations", "column", "MOBILE", "reason", "看看")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/persons/search").statusCode()).isEqualTo(403);
        assertThat(visitor.submit("/account", "/persons/search", "column", "MOBILE", "number", mobile)
                        .statusCode())
                .isEqualTo(403);
        String token = office.token(holder, true);
        assertThat(api(token, "POST", "/" + person + "/revelations", "{\"column\":\"MOBILE\",\"reason\":\"看看\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(api(token, "POST", "/search", "{\"column\":\"MOBILE\",\"number\":\"" + mobile + "\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCadreDealsWithTheOwnUnitAndNoOther() {
        String mobile = Numbers.mobile();
        Visitor own = office.cadre(port, union).visitor();
        assertThat(enter(own, "mobile", mobile).statusCode()).isEqualTo(302);
        assertThat(reveal(own, page, "MOBILE", "通知开会").body()).contains(mobile);

        Holder other = office.cadre(port, disabled);
        assertThat(other.visitor().get(page).statusCode()).isEqualTo(403);
        assertThat(other.visitor()
                        .submit("/account", page + "/revelations", "column", "MOBILE", "reason", "看看")
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.visitor()
                        .submit("/persons/search", "/persons/search", "column", "MOBILE", "number", mobile)
                        .body())
                .contains("找到 0 人");
        assertThat(rowsSeenBy(TestScopes.cadre(632622, union))).isOne();
        assertThat(rowsSeenBy(TestScopes.cadre(632622, disabled))).isZero();
        assertThat(rowsSeenBy(TestScopes.leader(632622))).isZero();
    }

    private long rowsSeenBy(Scope scope) {
        return CurrentScope.call(
                scope,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select count(*) from persons.personal_value where person = ?")
                                .param(person)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void whoHasLeftIsNoLongerTheUnits() {
        UUID gone = office.person(BANMA, "离任" + name, union, java.time.LocalDate.of(2023, 1, 1));
        assertThat(office.cadre(port, union).visitor().get("/persons/" + gone).statusCode())
                .isEqualTo(403);
        assertThat(office.holder(port, Role.COORDINATOR)
                        .visitor()
                        .get("/persons/" + gone)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneCountyKnowsNothingOfAnothers() {
        String identity = Numbers.identity();
        UUID there = office.person(NEXT_DOOR, "邻县" + name, office.unit(NEXT_DOOR, UnitType.UNION));
        inCounty(NEXT_DOOR, () -> {
            data.enter(632623, there, Column.IDENTITY, identity);
            return there;
        });
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        assertThat(coordinator.get("/persons/" + there).statusCode()).isEqualTo(404);
        assertThat(coordinator.get("/persons/" + there + "?county=632623").statusCode())
                .isEqualTo(404);
        assertThat(coordinator
                        .submit("/persons/search", "/persons/search", "column", "IDENTITY", "number", identity)
                        .body())
                .contains("找到 0 人");
        assertThat(enter(coordinator, "identity", identity).statusCode())
                .as("one's identity number may be registered in either")
                .isEqualTo(302);
        assertThatThrownBy(() -> CurrentScope.run(
                        TestScopes.coordinator(632622),
                        () -> new TransactionTemplate(transactions)
                                .executeWithoutResult(
                                        status -> jdbc.sql("""
                                            insert into persons.personal_value (county, person, kind, sealed, mark, entered_at)
                                            values (632623, ?, 'CARD', '\\x00', '\\x00', now())
                                            """).param(there).update())))
                .hasMessageContaining("outside the scope");
    }

    @Test
    void aWholeNumberFindsItsHolderAndIsNeitherShownNorKept() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        String card = Numbers.card();
        enter(coordinator, "card", card);
        HttpResponse<String> found = coordinator.submit(
                "/persons/search",
                "/persons/search",
                "column",
                "CARD",
                "number",
                card.substring(0, 8) + " " + card.substring(8));
        assertThat(found.body()).contains("找到 1 人").contains(name).doesNotContain(card);
        HttpResponse<String> part = coordinator.submit(
                "/persons/search", "/persons/search", "column", "CARD", "number", card.substring(0, 8));
        assertThat(part.statusCode()).isEqualTo(422);
        assertThat(part.body()).contains("12 到 19 位").doesNotContain(card.substring(0, 8));
    }

    @Test
    void anIdentityNumberIsOnePersonsAndAMobileMayBeShared() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        String identity = Numbers.identity();
        String mobile = Numbers.mobile();
        enter(coordinator, "identity", identity);
        enter(coordinator, "mobile", mobile);
        page = "/persons/" + office.person(BANMA, "另一个" + name, union);
        HttpResponse<String> taken = enter(coordinator, "identity", identity);
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("另一个人名下").doesNotContain(identity);
        assertThat(enter(coordinator, "mobile", mobile).statusCode()).isEqualTo(302);
    }

    @Test
    void aNumberIsRemovedForGood() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        enter(coordinator, "card", Numbers.card());
        assertThat(coordinator
                        .submit(page + "/columns/card", page + "/columns/card/removal", "county", "632622")
                        .statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(page).body()).doesNotContain("6200****");
        assertThat(deeds("persons.column.remove")).containsExactly("CARD");
        assertThat(coordinator.get(page + "/columns/blood-group").statusCode()).isEqualTo(404);
    }

    @Test
    void keysAreChangedWhileNumbersAreInUse() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        String identity = Numbers.identity();
        enter(coordinator, "identity", identity);
        resealing.change("SM4");
        assertThat(found(identity)).as("by the mark of the key before").containsExactly(person);
        String later = Numbers.mobile();
        enter(coordinator, "mobile", later);

        assertThat(resealing.run().resealed()).isPositive();
        assertThat(resealing.state().inUse()).isEmpty();
        assertThat(found(identity)).containsExactly(person);
        assertThat(reveal(coordinator, page, "IDENTITY", "核对换钥").body()).contains(identity);
        assertThat(reveal(coordinator, page, "MOBILE", "核对换钥").body()).contains(later);
    }

    private List<UUID> found(String identity) {
        return inCounty(BANMA, () -> data.find(632622, Column.IDENTITY, identity));
    }

    @Test
    void aValueThatWasMovedFromAnothersRowOpensForNobody() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        enter(coordinator, "card", Numbers.card());
        UUID other = office.person(BANMA, "别人" + name, union);
        JdbcClient.create(owner)
                .sql("update persons.personal_value set person = ? where person = ?")
                .params(other, person)
                .update();
        page = "/persons/" + other;
        assertThat(coordinator.get(page).body()).contains("打不开");
        JdbcClient.create(owner)
                .sql("delete from persons.personal_value where person = ?")
                .param(other)
                .update();
    }

    @Test
    void theListOfLooksIsNeitherChangedNorShortenedNotEvenByTheOwner() {
        Visitor coordinator = office.holder(port, Role.COORDINATOR).visitor();
        enter(coordinator, "mobile", Numbers.mobile());
        reveal(coordinator, page, "MOBILE", "通知开会");
        JdbcClient all = JdbcClient.create(owner);
        for (String deed :
                List.of("update persons.look set reason = 'x'", "delete from persons.look", "truncate persons.look")) {
            assertThatThrownBy(() -> all.sql(deed).update())
                    .as(deed)
                    .hasMessageMatching("(?s).*(stays as it is|kept for three years).*");
        }
    }

    @Test
    void programsDoAsThePagesDo() {
        Holder coordinator = office.holder(port, Role.COORDINATOR);
        String token = office.token(coordinator, true);
        String identity = Numbers.identity();
        assertThat(api(token, "PUT", "/" + person + "/columns/identity", "{\"number\":\"12\"}")
                        .body())
                .contains("persons.column.identity.shape");
        assertThat(api(token, "PUT", "/" + person + "/columns/identity", "{\"number\":\"" + identity + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(token, "GET", "/" + person, "").body())
                .contains(Column.IDENTITY.mask(identity))
                .doesNotContain(identity);
        assertThat(api(token, "POST", "/search", "{\"column\":\"identity\",\"number\":\"" + identity + "\"}")
                        .body())
                .contains(person.toString())
                .doesNotContain(identity);
        String asked = "{\"column\":\"IDENTITY\",\"reason\":\"核对\"}";
        assertThat(api(office.token(coordinator, false), "POST", "/" + person + "/revelations", asked)
                        .body())
                .contains("access.step-up.token");
        HttpResponse<String> shown = api(token, "POST", "/" + person + "/revelations", asked);
        assertThat(shown.body()).contains(identity);
        assertThat(header(shown, "Cache-Control")).contains("no-store");
        assertThat(api(token, "GET", "/" + person + "/looks", "").body())
                .contains("核对", coordinator.login())
                .doesNotContain(identity);
        assertThat(api(token, "DELETE", "/" + person + "/columns/identity", "").statusCode())
                .isEqualTo(204);
        assertThat(api(token, "DELETE", "/" + person + "/columns/identity", "").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> api(String token, String method, String path, String body) {
        return Office.ask(port, token, method, "/api/v1/persons" + path, body);
    }
}
