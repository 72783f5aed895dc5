package cn.yipanqi.ledger.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnseenCountyMatchingTest {

    private static int partnerRows,
            found,
            sureRows,
            sureGroups,
            sureRight,
            groups,
            wrongDoubtful,
            leadsRight,
            leadsWrong,
            leadsOpen;
    private static final List<String> MISSED = new ArrayList<>();
    private static final List<String> WRONG = new ArrayList<>();
    private static final Map<LeadRule, int[]> LEADS = new java.util.EnumMap<>(LeadRule.class);

    @BeforeAll
    static void matchCounties() {
        int counties = Integer.getInteger("counties", 24);
        int from = Integer.getInteger("from", 1);
        for (int seed = from; seed < from + counties; seed++) {
            measure(new UnseenCounty(
                    seed, Boolean.getBoolean("hard") ? UnseenCounty.Care.CARELESS : UnseenCounty.Care.ORDINARY));
        }
    }

    private static void measure(UnseenCounty county) {
        List<Group> suggested = Matcher.groups(county.rows, county.names, Set.of());
        Map<UUID, Candidate> rows = county.rows.stream().collect(Collectors.toMap(Candidate::entry, r -> r));
        Map<Integer, Integer> size = new HashMap<>();
        county.truth.values().forEach(number -> size.merge(number, 1, Integer::sum));
        Map<Integer, Integer> best = new HashMap<>();
        Map<Integer, Integer> bestSure = new HashMap<>();
        for (Group group : suggested) {
            Map<Integer, Integer> in = new HashMap<>();
            group.entries().forEach(entry -> in.merge(county.truth.get(entry), 1, Integer::sum));
            groups++;
            boolean right = in.size() == 1;
            in.forEach((number, count) -> {
                if (count * 2 > group.entries().size()) {
                    best.merge(number, count - 1, Math::max);
                    if (group.sure() && right) {
                        bestSure.merge(number, count - 1, Math::max);
                    }
                }
            });
            if (group.sure()) {
                sureGroups++;
                sureRight += right ? 1 : 0;
                if (!right) {
                    WRONG.add(describe(group, rows, county));
                }
            } else if (!right) {
                wrongDoubtful++;
            }
            if (right) {
                UUID truth = county.leads.get(in.keySet().iterator().next());
                int[] count = LEADS.computeIfAbsent(group.lead().rule(), r -> new int[2]);
                if (group.lead().lead() == null) {
                    leadsOpen++;
                } else if (group.lead().lead().equals(truth)) {
                    leadsRight++;
                    count[0]++;
                } else {
                    leadsWrong++;
                    count[1]++;
                }
            }
        }
        size.forEach((number, count) -> {
            partnerRows += count - 1;
            int got = best.getOrDefault(number, 0);
            found += got;
            sureRows += bestSure.getOrDefault(number, 0);
            if (got < count - 1) {
                MISSED.add(county.rows.stream()
                        .filter(r -> number.equals(county.truth.get(r.entry())))
                        .map(r -> text(r, county))
                        .collect(Collectors.joining("\n     ", "MISSED ", "")));
            }
        });
    }

    static String text(Candidate c, UnseenCounty county) {
        return "#" + county.truth.get(c.entry()) + " " + county.names.shown(java.util.Objects.requireNonNull(c.unit()))
                + " ["
                + c.partners().stream().map(county.names::shown).toList()
                + (c.lead() == null ? "" : " lead " + county.names.shown(c.lead())) + "] " + c.firstDay()
                + (c.lastDay().equals(c.firstDay()) ? "" : "~" + c.lastDay()) + " " + c.title() + " @" + c.place() + " "
                + c.region() + " p" + c.people() + " y" + c.amount();
    }

    static String describe(Group g, Map<UUID, Candidate> rows, UnseenCounty county) {
        return g.score() + " "
                + g.reasons().stream()
                        .map(r -> r.sentence().toString().replace("matching.rule.", ""))
                        .toList() + "\n     "
                + g.entries().stream()
                        .map(e -> text(java.util.Objects.requireNonNull(rows.get(e)), county))
                        .collect(Collectors.joining("\n     "));
    }

    @Test
    void measured() {
        MISSED.stream().limit(40).forEach(System.out::println);
        WRONG.stream().limit(40).forEach(w -> System.out.println("WRONG " + w));
        System.out.printf(
                "partner rows %d, found %d = %.2f%%, sure %d = %.2f%%; sure groups %d right %d = %.2f%%; groups %d, doubtful wrong %d; leads right %d wrong %d open %d%n",
                partnerRows,
                found,
                100.0 * found / partnerRows,
                sureRows,
                100.0 * sureRows / partnerRows,
                sureGroups,
                sureRight,
                100.0 * sureRight / sureGroups,
                groups,
                wrongDoubtful,
                leadsRight,
                leadsWrong,
                leadsOpen);
        LEADS.forEach((r, c) -> System.out.println(r + " right " + c[0] + " wrong " + c[1]));
        assertThat(found).isPositive();
    }
}
