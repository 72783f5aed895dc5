package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry in a list, with what its matter adds.
 *
 * @param together how many entries make its matter
 * @param leading whether it is the one the matter shows
 * @param lead the matter's lead, none while 待确认
 * @param conflicts measures on which the matter's entries differ
 */
public record EntryLine(
        EntryRecord entry,
        UUID matter,
        int together,
        boolean leading,
        @Nullable UUID lead,
        LeadBasis leadBasis,
        List<String> conflicts) {

    public EntryContent content() {
        return entry.content();
    }

    /** 人次: who took part, or else who was visited or served. */
    public @Nullable BigDecimal people() {
        return people(content());
    }

    public static @Nullable BigDecimal people(EntryContent content) {
        BigDecimal participants = content.measures().get(Measure.PARTICIPANTS);
        return participants == null ? content.measures().get(Measure.RECIPIENTS) : participants;
    }

    /** Whether the source gave that number as approximate. */
    public boolean peopleAbout() {
        return content()
                .about()
                .contains(
                        content().measures().containsKey(Measure.PARTICIPANTS)
                                ? Measure.PARTICIPANTS
                                : Measure.RECIPIENTS);
    }

    /** Cash and goods handed out, yuan. */
    public @Nullable BigDecimal given() {
        return given(content());
    }

    public static @Nullable BigDecimal given(EntryContent content) {
        return Stream.of(Measure.GIVEN, Measure.GIVEN_CASH, Measure.GIVEN_GOODS)
                .map(content.measures()::get)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
