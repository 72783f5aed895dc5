package cn.yipanqi.process;

import static cn.yipanqi.process.Step.Kind.MERGE;
import static cn.yipanqi.process.Step.Kind.POSTING;
import static cn.yipanqi.process.Step.Kind.UPLOAD;
import static cn.yipanqi.process.Step.answering;
import static cn.yipanqi.process.Step.committing;
import static cn.yipanqi.process.Step.writing;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while uploads, postings and merges stand at each of their steps, each in a county of its own, and started again
 * on what is left: all of a request is there, or nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillTest {

    private static final List<Step> STEPS = List.of(
            writing(UPLOAD, "intake.intake"),
            writing(UPLOAD, "files.document"),
            writing(UPLOAD, "intake.file"),
            committing(UPLOAD),
            answering(UPLOAD),
            writing(POSTING, "intake.intake", "new.state = 'POSTED' and new.outcome is null"),
            writing(POSTING, "ledger.posting"),
            writing(POSTING, "ledger.entry_version"),
            writing(POSTING, "ledger.membership"),
            writing(POSTING, "ledger.entry_now"),
            writing(POSTING, "ledger.matter_now"),
            writing(POSTING, "ledger.tally"),
            writing(POSTING, "intake.posted_row"),
            writing(POSTING, "intake.deed"),
            writing(POSTING, "intake.intake", "new.outcome is not null"),
            writing(POSTING, "audit.event"),
            committing(POSTING),
            answering(POSTING),
            writing(MERGE, "ledger.posting"),
            writing(MERGE, "ledger.membership"),
            writing(MERGE, "ledger.ruling"),
            writing(MERGE, "ledger.confirmation"),
            writing(MERGE, "ledger.entry_now"),
            writing(MERGE, "ledger.matter_now"),
            writing(MERGE, "ledger.tally"),
            writing(MERGE, "audit.event"),
            committing(MERGE),
            answering(MERGE));

    /** What a county holds, as far as these requests write to it. */
    private static final String HOLDINGS = """
            select concat_ws(' · ',
                'intakes ' || (select coalesce(string_agg(state || ' ' || coalesce(outcome::text, '-'), ', '), '-') from intake.intake where county = c),
                'documents ' || (select count(*) from files.document where county = c),
                'files ' || (select count(*) from intake.file where county = c),
                'clock ' || (select coalesce(max(posting), 0) from ledger.county_clock where county = c),
                'postings ' || (select coalesce(string_agg(deed, ', ' order by no), '-') from ledger.posting where county = c),
                'versions ' || (select count(*) from ledger.entry_version where county = c),
                'memberships ' || (select count(*) from ledger.membership where county = c),
                'rulings ' || (select count(*) from ledger.ruling where county = c),
                'confirmations ' || (select count(*) from ledger.confirmation where county = c),
                'entries ' || (select count(*) || ' of ' || count(distinct matter) from ledger.entry_now where county = c),
                'matters ' || (select count(*) || ' with ' || coalesce(sum(participants), 0) || ' people, ' || coalesce(sum(given), 0) || ' yuan'
                    from ledger.matter_now where county = c),
                'tallies ' || (select coalesce(sum(n), 0) || ' with ' || coalesce(sum(participants), 0) from ledger.tally where county = c),
                'rows ' || (select count(*) from intake.posted_row where county = c),
                'deeds ' || (select count(*) from intake.deed where county = c),
                'audit ' || (select coalesce(string_agg(action, ', ' order by no), '-') from audit.event where county = c))
            from (select ?::bigint as c) asked
            """;

    private static final String TALLIES_OFF = """
            select county from (
                (select * from ledger.tallies_due(0, 1000000) except select * from ledger.tally where n <> 0)
                union all
                (select * from ledger.tally where n <> 0 except select * from ledger.tallies_due(0, 1000000))) differing
            """;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private record Cut(Step step, long county, String key, String intake) {}

    private final int port = ServerProcess.freePort();
    private final Visitor visitor = new Visitor(port);
    private final Map<Step.Kind, String> whole = new EnumMap<>(Step.Kind.class);
    private final List<Cut> cuts = new ArrayList<>();

    @TempDir
    static Path data;

    @TempDir
    static Path workbooks;

    private ServerProcess server;
    private ApiClient api;
    private String untouched;
    private long firstServer;
    private FileTime tokenWritten;
    private String firstOutput;

    @BeforeAll
    void killInTheMiddleOfEverything() throws Exception {
        for (ApiClient.Workbook book : ApiClient.WORKBOOKS) {
            Files.write(workbooks.resolve(book.name()), book.content());
        }
        server = start();
        server.awaitOutput("demo-token");
        firstOutput = server.output();
        firstServer = OwnerSession.serverPid(data);
        tokenWritten = Files.getLastModifiedTime(token());
        api = new ApiClient(port, Files.readString(token()).strip());
        assertThat(visitor.signIn("gonghui", "yipanqi-demo-2022").statusCode()).isEqualTo(302);

        try (OwnerSession owner = OwnerSession.of(data)) {
            List<String> counties = owner.read("""
                    select digits from organisation.region where level = 'COUNTY' and digits like '63%' and digits <> '632622'
                    order by digits
                    """);
            long model = Long.parseLong(counties.get(0));
            untouched = holdings(owner, model);
            String intake = id(api.upload("model upload", model).join());
            whole.put(UPLOAD, holdings(owner, model));
            assertThat(api.post("model posting", intake).join().statusCode()).isEqualTo(200);
            whole.put(POSTING, holdings(owner, model));
            assertThat(api.merge("model merge", model).join().statusCode()).isEqualTo(201);
            whole.put(MERGE, holdings(owner, model));

            for (int i = 0; i < STEPS.size(); i++) {
                prepare(STEPS.get(i), Long.parseLong(counties.get(i + 1)));
            }
            for (Cut cut : cuts) {
                String which =
                        cut.step().isOfRequest() ? "new.key = '" + cut.key() + "'" : "new.county = " + cut.county();
                owner.hold(
                        "held_" + cut.county(),
                        cut.step().table(),
                        which + " and " + cut.step().condition());
            }
            List<CompletableFuture<?>> asked = new ArrayList<>();
            cuts.forEach(cut -> asked.add(ask(cut)));
            Patience.until("every request stands at its step", 300, () -> owner.waiting() == cuts.size());
            assertThat(asked).noneMatch(CompletableFuture::isDone);
            server.kill();
        }
        assertThat(ProcessHandle.of(firstServer))
                .as("the server that is left behind")
                .isPresent();
        server = start();
        server.awaitOutput("demo-token");
        try (OwnerSession owner = OwnerSession.of(data)) {
            owner.run("drop schema held cascade");
        }
    }

    private ServerProcess start() {
        return ServerProcess.start(
                Map.of("YIPANQI_DATA", data.toString(), "SERVER_PORT", Integer.toString(port)),
                "--spring.profiles.active=demo",
                "--yipanqi.demo.workbooks=" + workbooks,
                "--yipanqi.pool-size=" + (STEPS.size() + 8));
    }

    /** Brings the county to where the step's request can be sent. */
    private void prepare(Step step, long county) {
        String intake = step.kind() == UPLOAD
                ? ""
                : id(api.upload("upload " + county, county).join());
        if (step.kind() == MERGE) {
            assertThat(api.post("posting " + county, intake).join().statusCode())
                    .isEqualTo(200);
        }
        cuts.add(new Cut(step, county, "cut-" + county, intake));
    }

    private CompletableFuture<HttpResponse<String>> ask(Cut cut) {
        return switch (cut.step().kind()) {
            case UPLOAD -> api.upload(cut.key(), cut.county());
            case POSTING -> api.post(cut.key(), cut.intake());
            case MERGE -> api.merge(cut.key(), cut.county());
        };
    }

    private String before(Step.Kind kind) {
        return kind == UPLOAD ? untouched : whole.get(kind == POSTING ? UPLOAD : POSTING);
    }

    private Path token() {
        return data.resolve("demo-token");
    }

    private static String id(HttpResponse<String> response) {
        Matcher id = ID.matcher(response.body());
        assertThat(id.find()).as(response.body()).isTrue();
        return id.group(1);
    }

    private static String holdings(OwnerSession owner, long county) throws SQLException {
        return owner.read(HOLDINGS, county).get(0);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void eachStepOfARequestIsAnotherStateOfTheCounty() {
        assertThat(whole.values()).doesNotHaveDuplicates().doesNotContain(untouched);
    }

    @Test
    @Order(1)
    void theDatabaseServerLeftBehindIsStopped() throws Exception {
        assertThat(server.output()).contains("Stopping the database server " + firstServer);
        assertThat(OwnerSession.serverPid(data)).isNotEqualTo(firstServer);
    }

    @Test
    @Order(1)
    void whoeverWasSignedInStillIs() {
        HttpResponse<String> board = visitor.get("/board");
        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body()).contains("总工会", "群团干部");
    }

    @Test
    @Order(1)
    void theDemoRepeatsNothing() throws Exception {
        assertThat(firstOutput).contains("入账 4 行");
        assertThat(server.output()).doesNotContain("入账 4 行").contains(reportLine(firstOutput));
        assertThat(Files.getLastModifiedTime(token())).isEqualTo(tokenWritten);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token())))
                .isEqualTo("rw-------");
        try (OwnerSession owner = OwnerSession.of(data)) {
            // The workbook's four rows, and the meeting that was held.
            assertThat(owner.read("select count(*) from ledger.entry_version where county = 632622"))
                    .containsExactly("5");
            assertThat(owner.read("select count(*) from access.token")).containsExactly("1");
        }
    }

    private static String reportLine(String output) {
        return output.lines()
                .filter(line -> line.contains("/reports/"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(2)
    void ofEachRequestThereIsAllOrNothing() throws Exception {
        SoftAssertions each = new SoftAssertions();
        try (OwnerSession owner = OwnerSession.of(data)) {
            for (Cut cut : cuts) {
                Step step = cut.step();
                each.assertThat(holdings(owner, cut.county()))
                        .as(step.toString())
                        .isEqualTo(step.isCommitted() ? whole.get(step.kind()) : before(step.kind()));
            }
            each.assertThat(owner.read(TALLIES_OFF)).isEmpty();
        }
        each.assertAll();
    }

    @Test
    @Order(3)
    void whatWasCutShortIsDoneOnceWhenAskedForAgain() throws Exception {
        SoftAssertions each = new SoftAssertions();
        try (OwnerSession owner = OwnerSession.of(data)) {
            each.assertThat(ask(cuts.get(0)).join().statusCode())
                    .as("while the first may still be at work")
                    .isEqualTo(409);
            owner.run("update access.api_request set claimed_at = claimed_at - interval '1 hour'");
            for (Cut cut : cuts) {
                Step step = cut.step();
                each.assertThat(ask(cut).join().statusCode())
                        .as(step.toString())
                        .isEqualTo(step.isCommitted() ? 409 : step.kind() == POSTING ? 200 : 201);
                each.assertThat(holdings(owner, cut.county()))
                        .as(step.toString())
                        .isEqualTo(whole.get(step.kind()));
            }
            each.assertThat(owner.read(TALLIES_OFF)).isEmpty();
        }
        each.assertAll();
    }

    @Test
    @Order(4)
    void aSecondProgramOnTheSameFolderIsRefusedInWords() {
        try (ServerProcess second = start()) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output())
                    .contains("正由另一个运行中的程序使用", "is in use by another running instance", "YIPANQI_DATA")
                    .doesNotContain("\tat ");
        }
        assertThat(visitor.get("/board").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void aDatabaseServerThatIsKilledIsStartedAgainAndNothingIsLost() throws Exception {
        long killed = OwnerSession.serverPid(data);
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        Patience.until("the database server is back", 300, () -> server.output().contains("is back"));
        Patience.until("pages are served", 300, () -> visitor.get("/board").statusCode() == 200);
        assertThat(OwnerSession.serverPid(data)).isNotEqualTo(killed);
        try (OwnerSession owner = OwnerSession.of(data)) {
            assertThat(owner.read("show fsync")).containsExactly("on");
            assertThat(owner.read("show synchronous_commit")).containsExactly("on");
            assertThat(owner.read("show full_page_writes")).containsExactly("on");
            for (Cut cut : cuts) {
                assertThat(holdings(owner, cut.county()))
                        .isEqualTo(whole.get(cut.step().kind()));
            }
        }
    }

    @Test
    @Order(6)
    void aTallyPutWrongIsReportedAndMended() throws Exception {
        long county = cuts.get(cuts.size() - 1).county();
        try (OwnerSession owner = OwnerSession.of(data)) {
            owner.run("update ledger.tally set n = n + 1 where county = " + county);
        }
        server.askToStop();
        server.awaitEnd();
        assertThat(OwnerSession.pidFile(data)).as("stopped in order").doesNotExist();

        ServerProcess verification = verify();
        assertThat(verification.awaitEnd()).isEqualTo(1);
        assertThat(verification.output()).contains(county + ": ", "1 counties differ");
        ServerProcess rebuilding = verify("--rebuild");
        assertThat(rebuilding.awaitEnd()).isZero();
        assertThat(rebuilding.output()).contains("Tallies equal entries.");
    }

    private ServerProcess verify(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--spring.profiles.active=tally-verify"));
        all.addAll(List.of(arguments));
        return ServerProcess.start(Map.of("YIPANQI_DATA", data.toString()), all.toArray(String[]::new));
    }
}
