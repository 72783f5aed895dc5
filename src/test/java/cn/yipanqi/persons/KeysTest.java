package cn.yipanqi.persons;

import static cn.yipanqi.Visitor.target;
import static cn.yipanqi.persons.Office.BANMA;
import static cn.yipanqi.persons.Office.inCounty;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Role;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.persons.Office.Holder;
import cn.yipanqi.sealing.Resealing;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(Office.class)
class KeysTest {

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    PersonalData data;

    @Autowired
    Resealing resealing;

    @Autowired
    SettableClock clock;

    @Value("${yipanqi.data}")
    Path folder;

    private void nothingUnderWay() {
        resealing.run();
        clock.advance(Duration.ofHours(2));
        resealing.run();
        assertThat(resealing.state().others()).isEmpty();
    }

    @Test
    void theSecurityAdministratorChangesTheKeyAndNumbersAreThereAllTheTime() throws Exception {
        nothingUnderWay();
        UUID person = office.person(BANMA, "换钥", office.unit(BANMA, UnitType.UNION));
        String card = Numbers.card();
        inCounty(BANMA, () -> {
            data.enter(632622, person, Column.CARD, card);
            return person;
        });
        Visitor security = office.holder(port, Role.SECURITY_ADMIN).visitor();
        int before = resealing.state().current();
        HttpResponse<String> wrong = security.submit("/persons/keys", "/persons/keys/change", "algorithm", "ROT13");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#algorithm\"");
        assertThat(target(security.submit("/persons/keys", "/persons/keys/change", "algorithm", "SM4")))
                .isEqualTo("/persons/keys");

        assertThat(resealing.state().current()).isEqualTo(before + 1);
        assertThat(security.get("/persons/keys").body()).contains("SM4-GCM", "正在换到现用密钥");
        assertThat(security.submit("/persons/keys", "/persons/keys/change", "algorithm", "AES")
                        .body())
                .contains("上一次更换还没有完成");
        assertThat(inCounty(BANMA, () -> data.find(632622, Column.CARD, card))).containsExactly(person);
        resealing.run();
        assertThat(security.get("/persons/keys").body()).contains("满一小时后移除");
        assertThat(inCounty(BANMA, () -> data.held(632622, person)))
                .extracting(HeldColumn::mask)
                .containsExactly(Column.CARD.mask(card));
        String page = security.get("/persons/keys").body();
        for (String line : Files.readAllLines(folder.resolve("keys").resolve("sealing.keys"))) {
            if (line.startsWith("key ")) {
                assertThat(page).doesNotContain(line.split(" ")[3]);
            }
        }
        nothingUnderWay();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"COORDINATOR", "LEADER", "SYSTEM_ADMIN", "AUDITOR"})
    void nobodyElseDoes(Role role) {
        Holder holder = office.holder(port, role);
        int before = resealing.state().current();
        assertThat(holder.visitor().get("/persons/keys").statusCode()).isEqualTo(403);
        assertThat(Office.ask(
                                port,
                                office.token(holder, true),
                                "POST",
                                "/api/v1/persons/keys/change",
                                "{\"algorithm\":\"AES\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(resealing.state().current()).isEqualTo(before);
    }

    @Test
    void aProgramOfHisDoesSoWithATokenMadeAfterAProof() {
        nothingUnderWay();
        Holder security = office.holder(port, Role.SECURITY_ADMIN);
        assertThat(Office.ask(
                                port,
                                office.token(security, false),
                                "POST",
                                "/api/v1/persons/keys/change",
                                "{\"algorithm\":\"AES\"}")
                        .statusCode())
                .isEqualTo(403);
        String changed = Office.ask(
                        port,
                        office.token(security, true),
                        "POST",
                        "/api/v1/persons/keys/change",
                        "{\"algorithm\":\"AES\"}")
                .body();
        assertThat(JsonPath.<String>read(changed, "$.algorithm")).isEqualTo("AES");
        assertThat(JsonPath.<List<Integer>>read(changed, "$.others")).hasSize(1);
        nothingUnderWay();
    }
}
