package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.RecordSources;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntryStory;
import cn.yipanqi.web.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its page shows it.
 *
 * @param record the work module's record behind it, if there is one
 * @param mayWrite whether it is the visitor's to write
 * @param mayJudge whether the visitor may settle, part, and note evidence as seen
 */
public record EntryView(
        EntryStory story,
        EntryNames names,
        Kind kind,
        RecordSources.@Nullable Place record,
        boolean mayWrite,
        boolean mayJudge) {

    /** Whether the visitor may correct it here: a work module's record is corrected where it is kept. */
    public boolean mayCorrect() {
        return mayWrite && !story.entry().source().ofRecord();
    }

    public EntryContent content() {
        return story.entry().content();
    }

    public String url() {
        return "/entries/" + story.entry().entry();
    }

    /** The value of a measure as it is written; about with 约. */
    public String number(Measure measure, Page page) {
        BigDecimal value = content().measures().get(measure);
        String written = measure.isMoney() ? page.yuan(value) : page.number(value);
        return value != null && content().about().contains(measure) ? page.t("entries.about", written) : written;
    }

    /** What a version states of a field, as it is written. */
    public String written(@Nullable Object stated, Page page) {
        if (stated instanceof BigDecimal number) {
            return page.number(number);
        }
        if (stated instanceof LocalDate day) {
            return page.day(day);
        }
        return page.text(stated == null ? null : stated.toString());
    }
}
