package cn.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.web.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Somebody with the rights of the database's owner, who knows how the chain is made, against a verifier with heads that were given out
 * earlier. In a database of its own, since what is attacked stays broken.
 */
@YipanqiTest
@Import(ChainWorld.class)
@TestPropertySource(properties = "yipanqi.attacked=true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChainAttackTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    /** Computes hashes anew from a record on, by the very function that made them, and sets heads accordingly. */
    private static final String RECOMPUTE = """
            do $$
            declare
                row audit.event;
                before bytea := decode(repeat('00', 32), 'hex');
                place bigint := 0;
            begin
                for row in select * from audit.event where county = :county order by no loop
                    place := place + 1;
                    update audit.event e set no = place, prev_hash = before, hash = audit.link(row.county, place, before, row.at, row.actor,
                        row.actor_name, row.action, row.subject, row.detail)
                    where e.county = row.county and e.no = row.no returning e.hash into before;
                end loop;
                update audit.chain_head h set no = place, hash = before where h.county = :county;
                delete from audit.day_head h where h.county = :county;
            end $$
            """;

    @Autowired
    ChainWorld world;

    @Autowired
    ChainVerifier verifier;

    @Autowired
    Languages languages;

    @TempDir
    Path folder;

    /** The head as it was exported: written to a file and read from it. */
    private List<ChainHead> exported(long county) {
        ChainHead now = world.owner()
                .sql("select * from audit.chain_head where county = " + county)
                .query(ChainHeads::head)
                .single();
        return HeadsFile.read(HeadsFile.write(DAY, List.of(new ChainHead(county, DAY, now.no(), now.hash()))));
    }

    @Test
    @Order(1)
    void theCommandSaysByItsExitCodeWhetherAllIsSound() throws IOException {
        long county = world.county(4);
        Path file = folder.resolve("2026-03-05.txt");
        Files.writeString(file, HeadsFile.write(DAY, exported(county)));
        assertThat(exitCode()).isZero();
        assertThat(exitCode(file.toString())).isZero();
        assertThat(exitCode(folder.toString())).isZero();
        assertThat(exitCode(folder.resolve("absent").toString())).isEqualTo(2);

        Files.writeString(
                file, "# typed from the printed report\n%06d 2026-03-05 4 0123456789abcdef\n".formatted(county));
        assertThat(exitCode(file.toString())).isEqualTo(1);
        Files.writeString(file, "632622 yesterday 4 0123456789abcdef\n");
        assertThat(exitCode(file.toString())).isEqualTo(2);
    }

    private int exitCode(String... arguments) {
        AuditVerification command = new AuditVerification(verifier, languages);
        command.run(new DefaultApplicationArguments(arguments));
        return command.getExitCode();
    }

    @Test
    void anEditIsNamedByItsRecord() {
        long county = world.county(5);
        world.attack(county, "update audit.event set actor_name = '别人' where county = :county and no = 3");
        assertThat(world.wrong(county, List.of())).containsExactly("changed[3]");
    }

    @Test
    void anEditWithItsOwnHashMadeAnewIsNamedByTheRecordBehindIt() {
        long county = world.county(5);
        world.attack(county, """
                update audit.event set subject = 'other',
                    hash = audit.link(county, no, prev_hash, at, actor, actor_name, action, 'other', detail)
                where county = :county and no = 3
                """);
        assertThat(world.wrong(county, List.of())).containsExactly("unlinked[4]");
    }

    @Test
    void everyColumnIsBound() {
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "actor = gen_random_uuid()",
                "action = 'ledger.post'",
                "subject = subject || ' '",
                "detail = '{\"n\": 1.5, \"说\": \"白\"}'",
                "hash = sha256(hash)")) {
            long county = world.county(2);
            world.attack(county, "update audit.event set " + change + " where county = :county and no = 2");
            assertThat(world.wrong(county, List.of())).as(change).containsExactly("changed[2]");
        }
    }

    @Test
    void aDeletionIsNamedByWhatIsMissing() {
        long county = world.county(6);
        world.attack(county, "delete from audit.event where county = :county and no in (3, 4)");
        assertThat(world.wrong(county, List.of())).containsExactly("missing[3, 4]");
    }

    @Test
    void aDeletionThatIsClosedUpIsNamedByTheRecordMovedThere() {
        long county = world.county(5);
        world.attack(
                county,
                "delete from audit.event where county = :county and no = 3",
                "update audit.event set no = 3 where county = :county and no = 4",
                "update audit.event set no = 4 where county = :county and no = 5",
                "update audit.chain_head set no = 4 where county = :county");
        assertThat(world.wrong(county, List.of())).containsExactly("unlinked[3]");
    }

    @Test
    void aReorderingIsNamedByTheFirstRecordThatStandsElsewhere() {
        long county = world.county(5);
        world.attack(
                county,
                "update audit.event set no = 99 where county = :county and no = 2",
                "update audit.event set no = 2 where county = :county and no = 3",
                "update audit.event set no = 3 where county = :county and no = 99");
        assertThat(world.wrong(county, List.of())).containsExactly("unlinked[2]");
    }

    @Test
    void contentsThatChangedPlacesAreNamedToo() {
        long county = world.county(5);
        world.attack(county, """
                update audit.event e set subject = o.subject, at = o.at from audit.event o
                where e.county = :county and o.county = :county and (e.no, o.no) in ((2, 3), (3, 2))
                """);
        assertThat(world.wrong(county, List.of())).containsExactly("changed[2]");
    }

    @Test
    void aTruncationIsNamedByWhatIsMissingAtTheEnd() {
        long county = world.county(6);
        world.attack(county, "delete from audit.event where county = :county and no > 4");
        assertThat(world.wrong(county, List.of())).containsExactly("cut[5, 6]");
    }

    @Test
    void aTruncationThatAlsoSetsTheHeadBackIsNamedByTheExportedDay() {
        long county = world.county(6);
        List<ChainHead> given = exported(county);
        world.attack(county, "delete from audit.event where county = :county and no > 4", RECOMPUTE);
        assertThat(world.wrong(county, List.of())).as("sound in itself").isEmpty();
        assertThat(world.wrong(county, given)).containsExactly("given[2026-03-05, 6]");
    }

    @Test
    void aChainComputedAnewIsNamedByTheExportedDay() {
        long county = world.county(6);
        List<ChainHead> given = exported(county);
        world.record(county, "later");
        world.attack(county, "update audit.event set actor_name = '别人' where county = :county and no = 2", RECOMPUTE);
        assertThat(world.wrong(county, List.of())).as("sound in itself").isEmpty();
        assertThat(world.wrong(county, given)).containsExactly("given[2026-03-05, 6]");
    }

    @Test
    void theSixteenDigitsThatArePrintedAreEnough() {
        long county = world.county(3);
        ChainHead printed = exported(county).get(0);
        List<ChainHead> typed = List.of(new ChainHead(county, DAY, 3, printed.shortHash()));
        assertThat(world.wrong(county, typed)).isEmpty();
        world.attack(county, "update audit.event set subject = 'x' where county = :county and no = 1", RECOMPUTE);
        assertThat(world.wrong(county, typed)).containsExactly("given[2026-03-05, 3]");
    }

    @Test
    void aChainOfWhichNothingIsLeftIsNamedByTheExportedDay() {
        long county = world.county(3);
        List<ChainHead> given = exported(county);
        world.attack(
                county,
                "delete from audit.event where county = :county",
                "delete from audit.chain_head where county = :county");
        assertThat(world.wrong(county, given)).containsExactly("given[2026-03-05, 3]");
    }

    @Test
    void aHeadKeptInTheDatabaseThatDiffersNamesItsDay() {
        long county = world.county(3);
        world.attack(county, """
                insert into audit.day_head (county, day, no, hash) values (:county, '2026-03-04', 2, sha256('x'))
                """);
        assertThat(world.wrong(county, List.of())).containsExactly("kept[2026-03-04, 2]");
    }

    @Test
    void whatWouldBeAMistakeIsRefusedEvenToTheOwner() {
        for (String attempt :
                List.of("update audit.event set actor_name = 'x'", "delete from audit.event", "truncate audit.event")) {
            assertThatThrownBy(() -> world.owner().sql(attempt).update())
                    .as(attempt)
                    .hasMessageContaining("what is recorded stays");
        }
    }
}
