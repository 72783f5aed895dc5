package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.ledger.TagVocabulary.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tags that rows which wait to be posted are proposed to bear. */
@Component
public class TagProposals {

    private final Vocabularies vocabularies;

    TagProposals(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** @param rows for how many rows it is proposed */
    public record TagProposal(String code, String name, int rows) {}

    @Transactional(readOnly = true)
    public List<TagProposal> of(Intake intake, List<SheetReading> sheets) {
        Map<String, Integer> rows = new TreeMap<>();
        sheets.stream()
                .filter(sheet -> sheet.postable() && !sheet.posted())
                .flatMap(sheet -> sheet.recognised().valid().stream())
                .map(Draft::tags)
                .flatMap(Set::stream)
                .forEach(tag -> rows.merge(tag, 1, Integer::sum));
        Map<String, String> names = new HashMap<>();
        for (Tag tag : vocabularies.of(intake.county())) {
            names.put(tag.code(), tag.name());
        }
        return rows.entrySet().stream()
                .map(tag ->
                        new TagProposal(tag.getKey(), names.getOrDefault(tag.getKey(), tag.getKey()), tag.getValue()))
                .toList();
    }
}
