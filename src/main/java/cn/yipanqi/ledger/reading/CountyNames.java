package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.TagVocabulary;
import cn.yipanqi.organisation.Directory;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads a county's names, once a page. */
@Component
public class CountyNames {

    private final Directory directory;
    private final ObjectProvider<TagVocabulary> vocabulary;

    CountyNames(Directory directory, ObjectProvider<TagVocabulary> vocabulary) {
        this.directory = directory;
        this.vocabulary = vocabulary;
    }

    public EntryNames of(long county) {
        TagVocabulary tags = vocabulary.getIfAvailable();
        return new EntryNames(directory.of(county), tags == null ? List.of() : tags.of(county));
    }
}
