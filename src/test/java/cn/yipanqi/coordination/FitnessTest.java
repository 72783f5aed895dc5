package cn.yipanqi.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class FitnessTest {

    @Autowired
    private Fitness fitness;

    @Autowired
    private Ids ids;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final long county = TestScopes.freshCounty();
    private final Scope office = TestScopes.coordinator(county);

    @Test
    void nothingIsFitUntilTheOfficeSaysSoAndItMayTakeItBack() {
        CurrentScope.run(office, () -> {
            assertThat(fitness.declared(county)).isFalse();
            fitness.declare(county, true, "保密审查第3号");
            assertThat(fitness.declared(county)).isTrue();
            fitness.declare(county, false, "换了机房");
            assertThat(fitness.declared(county)).isFalse();
            assertThat(fitness.all(county))
                    .extracting(Fitness.Declaration::reason)
                    .containsExactly("换了机房", "保密审查第3号");
        });
    }

    @Test
    void itWantsAReasonAndNoRepetition() {
        CurrentScope.run(office, () -> {
            assertThatThrownBy(() -> fitness.declare(county, true, "  ")).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> fitness.declare(county, false, "没有过")).isInstanceOf(Refusal.class);
        });
    }

    @Test
    void aUnitDeclaresNothingEvenPastTheCode() {
        Scope cadre = TestScopes.cadre(county, ids.next());
        assertThatThrownBy(() -> CurrentScope.run(cadre, () -> fitness.declare(county, true, "我说")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThatThrownBy(() -> CurrentScope.run(
                        cadre,
                        () -> new TransactionTemplate(transactions)
                                .executeWithoutResult(
                                        status -> jdbc.sql("""
                                    insert into coordination.network_fitness (county, no, fit, reason, at, actor_name)
                                    values (?, 1, true, '绕过', now(), '干部')
                                    """).param(county).update())))
                .isInstanceOf(RuntimeException.class);
        assertThat(CurrentScope.<Boolean>call(office, () -> fitness.declared(county)))
                .isFalse();
    }

    @Test
    void whatWasDeclaredIsNotRewritten() {
        CurrentScope.run(office, () -> fitness.declare(county, true, "保密审查第3号"));
        for (String deed : new String[] {
            "update coordination.network_fitness set fit = false where county = ?",
            "delete from coordination.network_fitness where county = ?"
        }) {
            assertThatThrownBy(() -> CurrentScope.run(
                            office,
                            () -> new TransactionTemplate(transactions)
                                    .executeWithoutResult(status ->
                                            jdbc.sql(deed).param(county).update())))
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
