package cn.yipanqi.demo;

import cn.yipanqi.coordination.regulation.Adoption;
import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.Party;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.Regulations.Wanted;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The five regulations the county's report names. Their words are of our writing: the report gives the titles. Done once: where the county has
 * a regulation already, nothing is added.
 */
@Component
@Profile("demo")
class SampleRegulations {

    private static final String FILE = "demo/regulations.txt";
    private static final String BEGINS = "== ";

    private final Regulations regulations;
    private final Drafts drafts;
    private final Adoption adoption;
    private final Directory directory;

    SampleRegulations(Regulations regulations, Drafts drafts, Adoption adoption, Directory directory) {
        this.regulations = regulations;
        this.drafts = drafts;
        this.adoption = adoption;
        this.directory = directory;
    }

    /**
     * A version as the file has it.
     *
     * @param head title, kind, issuer, document number, day adopted, first day in force, meeting
     */
    private record Sample(List<String> head, String text) {

        String title() {
            return head.get(0);
        }

        Draft draft() {
            return new Draft(
                    title(), RegulationKind.valueOf(head.get(1)), IssuerLevel.COUNTY, head.get(2), head.get(3), text);
        }
    }

    /** @return how many versions were adopted, 0 where there were regulations before */
    @Transactional
    public int adopt(long county) {
        Wanted any = new Wanted("", null, null, "", LocalDate.of(2022, 12, 31), null);
        if (regulations.count(county, any) > 0) {
            return 0;
        }
        List<Party> units =
                directory.of(county).units().map(Unit::id).map(Party::unit).toList();
        List<Sample> samples = samples();
        Map<String, UUID> begun = new HashMap<>();
        for (Sample sample : samples) {
            UUID before = begun.get(sample.title());
            UUID version = before == null ? drafts.add(county, sample.draft()) : next(county, before, sample);
            begun.put(sample.title(), version);
            RegulationVersion draft = regulations.version(county, version);
            adoption.adopt(
                    county,
                    version,
                    new Adoption.Decision(
                            draft.revision(),
                            LocalDate.parse(sample.head().get(4)),
                            null,
                            sample.head().get(6),
                            LocalDate.parse(sample.head().get(5)),
                            sample.head().get(3),
                            units,
                            null));
        }
        return samples.size();
    }

    private UUID next(long county, UUID before, Sample sample) {
        UUID version = drafts.begin(county, regulations.version(county, before).regulation());
        drafts.save(county, version, 1, sample.draft());
        return version;
    }

    private static List<Sample> samples() {
        try {
            String file = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            List<Sample> samples = new ArrayList<>();
            for (String part : file.split("(?m)^" + BEGINS)) {
                if (!part.isBlank()) {
                    String[] headAndText = part.split("\n", 2);
                    samples.add(
                            new Sample(List.of(headAndText[0].strip().split("\\s*\\|\\s*")), headAndText[1].strip()));
                }
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException("The sample regulations are missing from the jar: " + FILE, e);
        }
    }
}
