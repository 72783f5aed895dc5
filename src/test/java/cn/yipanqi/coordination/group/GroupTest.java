package cn.yipanqi.coordination.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@YipanqiTest
class GroupTest {

    private static final long HERE = 513323;
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);

    @Autowired
    Groups groups;

    @Autowired
    Members members;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    private UUID group;

    private static <T> T office(Supplier<T> deed) {
        return CurrentScope.call(TestScopes.coordinator(HERE), deed);
    }

    private static Groups.Facts facts(String name) {
        return new Groups.Facts(name, "县委办〔2020〕1号", FOUNDED, null, "统筹", "办公室", null, "日常");
    }

    private static Members.Facts member(GroupRole role, String position, LocalDate from, @Nullable LocalDate ended) {
        return new Members.Facts(role, "", position, null, null, from, ended, 1);
    }

    @Autowired
    Compositions compositions;

    @Autowired
    People people;

    @BeforeEach
    void aGroup() {
        group = office(() -> groups.found(HERE, facts("群团协同化工作领导小组")));
    }

    private UUID add(GroupRole role, String position, LocalDate from, @Nullable LocalDate ended) {
        return office(() -> members.add(HERE, group, member(role, position, from, ended)));
    }

    private List<String> on(LocalDate day) {
        return office(() -> members.of(HERE, group)).stream()
                .filter(member -> member.on(day))
                .map(Member::position)
                .toList();
    }

    @Test
    void theCompositionIsThatOfTheDay() {
        UUID first = add(GroupRole.LEADER, "县委副书记", FOUNDED, null);
        add(GroupRole.MEMBER, "团县委书记", FOUNDED, null);
        CurrentScope.run(TestScopes.coordinator(HERE), () -> members.end(HERE, group, first, LocalDate.of(2022, 1, 1)));
        add(GroupRole.LEADER, "县委书记", LocalDate.of(2022, 1, 1), null);
        assertThat(on(LocalDate.of(2021, 12, 31))).containsExactly("县委副书记", "团县委书记");
        assertThat(on(LocalDate.of(2022, 1, 1))).containsExactly("县委书记", "团县委书记");
        assertThat(on(FOUNDED.minusDays(1))).isEmpty();
    }

    @Test
    void thereIsOneLeaderAtATime() {
        add(GroupRole.LEADER, "县委副书记", FOUNDED, LocalDate.of(2022, 1, 1));
        assertThatThrownBy(() -> add(GroupRole.LEADER, "县长", LocalDate.of(2021, 12, 31), null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence().key()).isEqualTo("group.member.leader.twice"));
        add(GroupRole.DEPUTY, "县长", LocalDate.of(2021, 12, 31), null);
        add(GroupRole.DEPUTY, "副县长", LocalDate.of(2021, 12, 31), null);
        UUID next = add(GroupRole.LEADER, "县委书记", LocalDate.of(2022, 1, 1), null);
        JdbcClient all = JdbcClient.create(owner);
        assertThatThrownBy(() -> all.sql("update coordination.group_member set from_day = '2021-06-01' where id = ?")
                        .param(next)
                        .update())
                .hasMessageContaining("one_leader_at_a_time");
    }

    @Test
    void whatIsMissingOrReversedIsRefused() {
        assertThatThrownBy(() -> add(GroupRole.MEMBER, " ", FOUNDED, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> add(GroupRole.OTHER, "主任", FOUNDED, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> add(GroupRole.MEMBER, "主任", FOUNDED, FOUNDED)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> office(() -> groups.found(HERE, facts("")))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> office(() -> members.add(
                        HERE,
                        group,
                        new Members.Facts(GroupRole.MEMBER, "", "主任", UUID.randomUUID(), null, FOUNDED, null, 1))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence().key()).isEqualTo("group.member.unknown"));
    }

    @Test
    void whoSavesAfterSomebodyElseIsRefused() {
        CurrentScope.run(TestScopes.coordinator(HERE), () -> groups.change(HERE, group, 1, facts("新名")));
        assertThatThrownBy(() -> CurrentScope.run(
                        TestScopes.coordinator(HERE), () -> groups.change(HERE, group, 1, facts("旧名"))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
        assertThat(office(() -> groups.find(HERE, group)).name()).isEqualTo("新名");
    }

    @Test
    void ofTwoWhoChangeAMemberTheSecondIsToldAndLosesNothing() {
        UUID member = add(GroupRole.MEMBER, "主任", FOUNDED, null);
        office(() -> {
            members.change(HERE, group, member, 1, member(GroupRole.MEMBER, "副主任", FOUNDED, null));
            return member;
        });

        assertThatThrownBy(() -> office(() -> {
                    members.change(HERE, group, member, 1, member(GroupRole.OFFICE_HEAD, "主任", FOUNDED, null));
                    return member;
                }))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
        Member now = office(() -> members.find(HERE, group, member));
        assertThat(now.position()).isEqualTo("副主任");
        assertThat(now.role()).isEqualTo(GroupRole.MEMBER);
    }

    @Test
    void onlyTheOfficeKeepsIt() {
        for (var scope : List.of(TestScopes.leader(HERE), TestScopes.cadre(HERE, UUID.randomUUID()))) {
            assertThatThrownBy(() -> CurrentScope.call(scope, () -> groups.found(HERE, facts("甲"))))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
            assertThat(CurrentScope.call(scope, () -> groups.find(HERE, group)).name())
                    .isNotEmpty();
        }
        assertThatThrownBy(() -> CurrentScope.call(TestScopes.coordinator(HERE + 1), () -> groups.find(HERE, group)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoeverIsNamedIsNamedHoweverManyPeopleTheCountyHas() {
        UUID person = office(() -> people.add(HERE, "扎西"));
        JdbcClient.create(owner).sql("""
                    insert into organisation.person (id, county, name)
                    select gen_random_uuid(), ?, 'A' || n from generate_series(1, 1001) n
                    """).param(HERE).update();
        office(() -> members.add(
                HERE, group, new Members.Facts(GroupRole.MEMBER, "", "主任", null, person, FOUNDED, null, 1)));

        Composition composition = office(() -> compositions.of(HERE, group, FOUNDED));

        assertThat(composition.members()).extracting(composition::name).containsExactly("扎西");
    }
}
