package cn.yipanqi.ledger.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo county's year: 249 rows, 198 activities, 51 rows of partners in 36 groups. */
class SampleCountyMatchingTest {

    private static final List<Candidate> ROWS = SampleCounty.candidates();
    private static final Map<UUID, Candidate> BY_ENTRY = new HashMap<>();
    private static final List<Group> GROUPS = Matcher.groups(ROWS, SampleCounty.names(), Set.of());

    /** Entries by the activity they record, by truth.json. */
    private static final Map<String, Set<UUID>> ACTIVITIES = new LinkedHashMap<>();

    private static JsonNode truth;

    @BeforeAll
    static void knowTheTruth() throws IOException {
        ROWS.forEach(row -> BY_ENTRY.put(row.entry(), row));
        try (InputStream in = SampleCountyMatchingTest.class.getResourceAsStream("/banma-2022/truth.json")) {
            truth = JsonMapper.shared().readTree(in);
        }
        List<Candidate> left = new ArrayList<>(ROWS);
        for (JsonNode partner : truth.get("duplicates")) {
            Candidate row = take(left, partner.get("reporter").asString(), partner);
            ACTIVITIES
                    .computeIfAbsent(partner.get("same_as").asString(), id -> new HashSet<>())
                    .add(row.entry());
        }
        truth.get("originals").properties().forEach(original -> {
            Candidate row = take(left, original.getValue().get("unit").asString(), original.getValue());
            ACTIVITIES.computeIfAbsent(original.getKey(), id -> new HashSet<>()).add(row.entry());
        });
        assertThat(left).isEmpty();
    }

    private static Candidate take(List<Candidate> left, String unit, JsonNode stated) {
        Candidate found = left.stream()
                .filter(row -> Objects.equals(row.unit(), SampleCounty.UNITS.get(unit)))
                .filter(row -> row.title().equals(stated.get("title").asString()))
                .filter(row ->
                        row.firstDay().toString().equals(stated.get("date").asString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(unit + stated));
        left.remove(found);
        return found;
    }

    @Test
    void everyPartnerRowIsSureAndNothingElseIs() {
        Set<Set<UUID>> joint = new HashSet<>();
        ACTIVITIES.values().stream().filter(rows -> rows.size() > 1).forEach(joint::add);
        Set<Set<UUID>> sure = new HashSet<>();
        GROUPS.stream().filter(Group::sure).forEach(group -> sure.add(new HashSet<>(group.entries())));
        assertThat(sure).isEqualTo(joint).hasSize(36);
        assertThat(sure.stream().mapToInt(group -> group.size() - 1).sum()).isEqualTo(51);
    }

    @Test
    void everyLeadIsTheOneTheCountyNames() {
        List<String> wrong = new ArrayList<>();
        Map<UUID, Integer> byLead = new HashMap<>();
        Leads leads = new Leads(ROWS, SampleCounty.names());
        ACTIVITIES.forEach((id, entries) -> {
            UUID stated = SampleCounty.UNITS.get(
                    truth.get("originals").get(id).get("unit").asString());
            Presumption presumed = entries.size() == 1
                    ? leads.of(entries.stream().map(BY_ENTRY::get).toList())
                    : GROUPS.stream()
                            .filter(group -> group.sure()
                                    && entries.contains(group.entries().get(0)))
                            .findFirst()
                            .orElseThrow()
                            .lead();
            if (!Objects.equals(presumed.lead(), stated)) {
                wrong.add(id + " " + presumed);
            }
            byLead.merge(Objects.requireNonNull(presumed.lead()), 1, Integer::sum);
        });
        assertThat(wrong).isEmpty();
        truth.get("activities_by_lead")
                .properties()
                .forEach(unit -> assertThat(byLead)
                        .containsEntry(
                                SampleCounty.UNITS.get(unit.getKey()),
                                unit.getValue().asInt()));
    }
}
