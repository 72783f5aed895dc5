package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.words.Vocabulary;
import cn.yipanqi.ledger.TagVocabulary;
import java.util.List;
import org.springframework.stereotype.Component;

/** Offers the tags by which rows are read for entries made by hand too. */
@Component
class TagsOnOffer implements TagVocabulary {

    private final Vocabularies vocabularies;

    TagsOnOffer(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    @Override
    public List<Tag> of(long county) {
        Vocabulary vocabulary = vocabularies.of(county);
        return vocabulary.tags().stream()
                .map(rule -> new Tag(rule.code(), rule.name()))
                .toList();
    }
}
