package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.Intake.Outcome;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Posting;
import cn.yipanqi.intake.PostingChoices;
import cn.yipanqi.intake.Upload;
import cn.yipanqi.intake.Withdrawing;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job on the real workbooks, step by step: uploaded, posted, duplicates confirmed, figures right; then undone. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleCountyTest {

    private static final long BANMA = 632622;
    private static final Scope COORDINATOR = Scope.job("协同办", new RegionCode("632622"));
    private static final Period YEAR = Period.year(2022);

    @Autowired
    Intakes intakes;

    @Autowired
    Posting posting;

    @Autowired
    Withdrawing withdrawing;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Figures figures;

    @Autowired
    Directory directory;

    @Autowired
    JsonMapper json;

    private UUID intake;

    record WorkbookFile(Path path) implements Upload {

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    static List<WorkbookFile> workbooks() {
        try (Stream<Path> files = Files.list(Path.of("demo/banma-2022"))) {
            return files.sorted().map(WorkbookFile::new).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode expected() {
        try (InputStream in = new ClassPathResource("banma-2022/truth.json").getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Order(1)
    void aYearOfWorkbooksIsPostedWhole() {
        Outcome outcome = CurrentScope.call(COORDINATOR, () -> {
            Intake received = intakes.receive(BANMA, 2022, workbooks());
            intake = received.id();
            return posting.post(intake, PostingChoices.USUAL);
        });
        assertThat(outcome).isEqualTo(new Outcome(1776, 0, 0, 0));
    }

    @Test
    @Order(2)
    void theSureDuplicatesAreTheOnesThatAre() {
        CurrentScope.run(COORDINATOR, () -> {
            assertThat(duplicates.confirmSure(BANMA, YEAR)).hasSize(36);
        });
    }

    @Test
    @Order(3)
    void everyFigureIsTheCountysOwn() {
        JsonNode truth = expected();
        Map<String, Figure> told = CurrentScope.call(
                COORDINATOR,
                () -> figures.all(BANMA, YEAR, null).stream()
                        .collect(Collectors.toMap(figure -> figure.definition().code(), figure -> figure)));
        Map<String, BigDecimal> values = new TreeMap<>();
        told.forEach((code, figure) -> values.put(code, figure.value()));
        Map.ofEntries(
                        Map.entry("meeting.special.sessions", "meetings"),
                        Map.entry("station.count", "stations"),
                        Map.entry("window.sessions", "window_sessions"),
                        Map.entry("activity.sessions", "activities"),
                        Map.entry("activity.joint.sessions", "joint_activities"),
                        Map.entry("activity.amount", "activity_money_yuan"),
                        Map.entry("activity.new_economy.recipients", "comforted_workers"),
                        Map.entry("briefing.count", "briefs"),
                        Map.entry("video.count", "videos"),
                        Map.entry("video.views", "video_views"),
                        Map.entry("volunteer.categories", "volunteer_categories"),
                        Map.entry("volunteer.sessions", "volunteer_sessions"),
                        Map.entry("volunteer.participants", "volunteer_people"),
                        Map.entry("volunteer.materials", "handouts"),
                        Map.entry("lecture.sessions", "lectures"),
                        Map.entry("study.sessions", "wednesday_studies"),
                        Map.entry("training.sessions", "trainings"),
                        Map.entry("talk.groups", "talk_groups"),
                        Map.entry("talk.sessions", "talks"))
                .forEach((code, key) -> assertThat(values.get(code))
                        .as(code)
                        .isEqualByComparingTo(truth.get(key).decimalValue()));
        Map.of("home.worker.usage", "职工之家", "home.youth.usage", "青年之家", "home.women.usage", "妇女儿童之家")
                .forEach((code, home) -> {
                    JsonNode use = truth.get("venue_use").get(home);
                    assertThat(values.get(code).doubleValue())
                            .as(code)
                            .isEqualTo(use.get("used_days").asDouble()
                                    / use.get("open_days").asDouble());
                });
    }

    @Test
    @Order(4)
    void theLeadsAreThoseWhoLed() {
        JsonNode truth = expected().get("activities_by_lead");
        CurrentScope.run(COORDINATOR, () -> {
            var county = directory.of(BANMA);
            Map<String, Long> leads = new TreeMap<>();
            figures.byLead("activity.sessions", BANMA, YEAR, null)
                    .forEach((unit, n) -> leads.put(county.unitName(unit), n.longValue()));
            Map<String, Long> wanted = new TreeMap<>();
            truth.properties()
                    .forEach(lead -> wanted.put(lead.getKey(), lead.getValue().asLong()));
            assertThat(leads).isEqualTo(wanted);
        });
    }

    @Test
    @Order(5)
    void theSameWorkbooksAgainChangeNothing() {
        Outcome again = CurrentScope.call(COORDINATOR, () -> {
            UUID second = intakes.receive(BANMA, 2022, workbooks()).id();
            return posting.post(second, PostingChoices.USUAL);
        });
        assertThat(again).isEqualTo(new Outcome(0, 0, 0, 1776));
    }

    @Test
    @Order(6)
    void undoneAsAWholeNothingIsLeftToCount() {
        CurrentScope.run(COORDINATOR, () -> {
            withdrawing.undo(intake);
            assertThat(figures.one("activity.sessions", BANMA, YEAR, null).value())
                    .isEqualByComparingTo("0");
            assertThat(figures.one("briefing.count", BANMA, YEAR, null).value()).isEqualByComparingTo("0");
        });
    }
}
