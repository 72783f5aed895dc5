package cn.yipanqi.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.value.OpeningDays;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample county's year of workbooks, beside the answers kept apart in truth.json. */
class SampleWorkbooksTest {

    static List<RecognisedSheet> sheets = List.of();
    static JsonNode truth = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void read() throws IOException {
        sheets = Banma.sheets();
        try (InputStream json =
                Objects.requireNonNull(SampleWorkbooksTest.class.getResourceAsStream("/banma-2022/truth.json"))) {
            truth = JsonMapper.shared().readTree(json);
        }
    }

    private static List<RecognisedSheet> of(String kind) {
        return sheets.stream().filter(sheet -> sheet.kind().code().equals(kind)).toList();
    }

    private static List<Draft> drafts(String kind) {
        return of(kind).stream().flatMap(sheet -> sheet.drafts().stream()).toList();
    }

    private static BigDecimal sum(String kind, Measure measure) {
        return drafts(kind).stream()
                .map(draft -> draft.measures().getOrDefault(measure, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void everySheetIsRecognisedAndNothingIsWrongWithAny() {
        assertThat(sheets).hasSize(21);
        assertThat(sheets).noneMatch(sheet -> sheet.kind().isUnknown());
        assertThat(sheets).allSatisfy(sheet -> {
            assertThat(sheet.allProblems()).isEmpty();
            assertThat(sheet.reasons()).isNotEmpty();
        });
    }

    @Test
    void everyKindHasTheRowsItHas() {
        Map<String, Integer> rows = new TreeMap<>();
        sheets.forEach(sheet -> rows.merge(sheet.kind().code(), sheet.dataRows().size(), Integer::sum));
        assertThat(rows)
                .containsEntry("activity", truth.get("activity_rows").asInt())
                .containsEntry("meeting", truth.get("meetings").asInt())
                .containsEntry("window", truth.get("window_sessions").asInt())
                .containsEntry("volunteer", truth.get("volunteer_sessions").asInt())
                .containsEntry("briefing", truth.get("briefs").asInt())
                .containsEntry("video", truth.get("videos").asInt())
                .containsEntry("talk", truth.get("talks").asInt())
                .containsEntry("lecture", truth.get("lectures").asInt())
                .containsEntry("study", truth.get("wednesday_studies").asInt())
                .containsEntry("training", truth.get("trainings").asInt())
                .containsEntry("station_register", truth.get("stations").asInt())
                .containsEntry("task_list", truth.get("tasks").asInt())
                .containsEntry("appropriation", truth.get("appropriations").asInt())
                .containsEntry("budget", truth.get("budgets").size())
                .containsEntry("venue_use", 819);
    }

    @Test
    void planAndFundSheetsAreNamedAndSetAside() {
        for (RecognisedSheet sheet : sheets) {
            boolean later = sheet.kind().role() == LedgerKind.Role.LATER;
            assertThat(sheet.setAside() != null).isEqualTo(later);
            assertThat(sheet.drafts().isEmpty()).isEqualTo(later || sheet.kind().role() == LedgerKind.Role.REGISTER);
        }
    }

    @Test
    void totalsAgreeWithTheRowsInEveryColumnAndInTheirNumber() {
        List<TotalsCheck> checks =
                sheets.stream().flatMap(sheet -> sheet.totals().stream()).toList();
        assertThat(checks).hasSize(7 * 3 + 2).allMatch(TotalsCheck::agrees);
    }

    @Test
    void sumsAreTheCountysOwn() {
        assertThat(sum("volunteer", Measure.PARTICIPANTS))
                .isEqualByComparingTo(truth.get("volunteer_people").asString());
        assertThat(sum("volunteer", Measure.MATERIALS))
                .isEqualByComparingTo(truth.get("handouts").asString());
        assertThat(sum("video", Measure.VIEWS))
                .isEqualByComparingTo(truth.get("video_views").asString());
        assertThat(drafts("volunteer").stream().map(Draft::category).distinct().count())
                .isEqualTo(truth.get("volunteer_categories").asLong());
        assertThat(drafts("talk").stream().map(Draft::team).distinct().count())
                .isEqualTo(truth.get("talk_groups").asLong());
    }

    @Test
    void everyActivityIsReadAsItHappened() {
        Map<String, List<JsonNode>> originals = truth.get("originals")
                .valueStream()
                .collect(Collectors.groupingBy(o -> o.get("unit").asString()
                        + o.get("title").asString()
                        + o.get("date").asString()));
        Set<String> duplicates = truth.get("duplicates")
                .valueStream()
                .map(d -> d.get("reporter").asString()
                        + d.get("title").asString()
                        + d.get("date").asString())
                .collect(Collectors.toSet());
        int own = 0;
        for (Draft draft : drafts("activity")) {
            String key = Objects.requireNonNull(draft.unit()).name() + draft.title() + draft.firstDay();
            if (duplicates.contains(key)) {
                continue;
            }
            own++;
            assertThat(originals.get(key))
                    .as("%s", draft)
                    .isNotNull()
                    .anyMatch(original -> tellsTheSame(original, draft));
        }
        assertThat(own).isEqualTo(truth.get("activities").asInt());
    }

    private static boolean tellsTheSame(JsonNode original, Draft draft) {
        Set<String> partners =
                original.get("co").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        BigDecimal money = draft.measures().getOrDefault(Measure.GIVEN, BigDecimal.ZERO);
        return partners.equals(draft.partners().stream().map(Party::name).collect(Collectors.toSet()))
                && original.get("people").decimalValue().compareTo(people(draft)) == 0
                && original.get("money").decimalValue().compareTo(money) == 0;
    }

    private static BigDecimal people(Draft draft) {
        BigDecimal visited = draft.measures().get(Measure.RECIPIENTS);
        return visited != null ? visited : draft.measures().getOrDefault(Measure.PARTICIPANTS, BigDecimal.ZERO);
    }

    @Test
    void whoeverJoinedSaysWhoLed() {
        assertThat(drafts("activity"))
                .filteredOn(draft -> "配合红十字会达卡乡开展世界红十字日宣传".equals(draft.title())
                        && draft.unit() != null
                        && draft.unit().name().equals("残联"))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.lead()).hasToString("红十字会");
                    assertThat(draft.leadBasis()).isEqualTo(LeadBasis.PRESUMED);
                    assertThat(draft.leadReason()).hasToString("reading.lead.title[配合, 红十字会]");
                });
        assertThat(drafts("meeting")).allMatch(draft -> draft.leadBasis() == LeadBasis.UNKNOWN);
        assertThat(drafts("window")).allMatch(draft -> draft.leadBasis() == LeadBasis.STATED);
        assertThat(drafts("meeting")).allMatch(draft -> "专题".equals(draft.category()));
    }

    @Test
    void theVisitedWorkersAreRecipientsOfOneTaggedMatter() {
        List<Draft> visits = drafts("activity").stream()
                .filter(draft -> draft.tags().contains("audience.new_economy"))
                .toList();
        assertThat(visits).isNotEmpty().allSatisfy(draft -> {
            assertThat(draft.measures().get(Measure.RECIPIENTS))
                    .isEqualByComparingTo(truth.get("comforted_workers").asString());
            assertThat(draft.measures()).doesNotContainKey(Measure.PARTICIPANTS);
        });
        assertThat(drafts("activity"))
                .filteredOn(draft -> String.valueOf(draft.title()).contains("户外劳动者"))
                .isNotEmpty()
                .allMatch(draft -> draft.tags().contains("audience.outdoor")
                        && !draft.tags().contains("audience.new_economy"));
    }

    @Test
    void oneAmountColumnAsksWhatItIs() {
        assertThat(of("activity")).allMatch(RecognisedSheet::asksWhatMoneyIs);
        assertThat(drafts("activity"))
                .allMatch(draft -> draft.moneyUnclear() == draft.measures().containsKey(Measure.GIVEN));
    }

    @Test
    void hintsListsSignaturesAndNotesAreLeftOutWithTheirReason() {
        RecognisedSheet women = of("activity").stream()
                .filter(sheet -> sheet.file().contains("妇联"))
                .findFirst()
                .orElseThrow();
        assertThat(women.leftOut().stream().map(row -> row.why() + " " + row.firstRow()))
                .containsExactly(
                        "TITLE 1", "HEADER 2", "HINT 3", "BLANK 30", "BLANK 32", "TOTAL 60", "SIGNATURE 61", "NOTE 62");
        assertThat(women.leftOutColumns().stream().map(RecognisedSheet.LeftOutColumn::column))
                .containsExactly("A", "H", "K");
        assertThat(women.unit()).hasToString("妇联");
    }

    @Test
    void theNoteOnOpeningDaysIsOfferedAndTheUsesAreOnOpenDays() {
        RecognisedSheet homes = of("venue_use").get(0);
        assertThat(homes.openingDays()).singleElement().satisfies(offer -> {
            assertThat(offer.days())
                    .isEqualTo(new OpeningDays(EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY), true));
            assertThat(offer.row()).isEqualTo(832);
        });
        Map<String, Set<LocalDate>> used = new HashMap<>();
        for (Draft draft : homes.drafts()) {
            Home home = Objects.requireNonNull(draft.home());
            used.computeIfAbsent(home.name(), h -> new TreeSet<>()).add(Objects.requireNonNull(draft.firstDay()));
        }
        truth.get("venue_use")
                .properties()
                .forEach(home -> assertThat(used.get(home.getKey()))
                        .hasSize(home.getValue().get("used_days").asInt()));
    }

    @Test
    void stationsHaveTheirPositionStaffAndSevenTicks() {
        assertThat(of("station_register").get(0).stations()).hasSize(9).allSatisfy(station -> {
            assertThat(station.township()).isNotNull();
            assertThat(station.name()).endsWith("群团服务站");
            assertThat(station.haves()).hasSize(7);
            assertThat(station.staff()).isBetween(1, 9);
        });
    }
}
