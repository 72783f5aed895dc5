package cn.yipanqi.ledger.api;

import cn.yipanqi.ledger.Decisions.Confirmation;
import cn.yipanqi.ledger.Decisions.Refused;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.Suggestion;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.web.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups of entries as programs see them. */
final class Groups {

    private Groups() {}

    /**
     * @param amount yuan, all money of the entry together
     * @param participants 人次, whoever took part or was visited
     */
    record Member(
            UUID id,
            String title,
            LocalDate day,
            @Nullable String unit,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal participants) {}

    /**
     * @param id names its entries: the same for the same entries
     * @param score 0 to 100
     * @param sure may be confirmed with all other sure ones
     * @param lead who would lead, and {@code leadReason} why
     */
    record Suggested(
            String id,
            int score,
            boolean sure,
            List<String> reasons,
            @Nullable String lead,
            String leadReason,
            List<Member> entries) {}

    /** A standing confirmation. */
    record Confirmed(
            UUID id,
            UUID matter,
            int score,
            boolean sure,
            List<String> reasons,
            @Nullable String lead,
            Instant at,
            String by,
            long posting,
            List<Member> entries) {}

    record RefusedGroup(String id, Instant at, List<Member> entries) {}

    static Suggested of(Suggestion suggestion, EntryNames names, Page page) {
        return new Suggested(
                suggestion.id(),
                suggestion.group().score(),
                suggestion.group().sure(),
                suggestion.group().reasons().stream()
                        .map(reason -> page.t(reason.sentence()))
                        .toList(),
                names.unit(suggestion.group().lead().lead()),
                page.t(suggestion.group().lead().reason()),
                members(suggestion.entries(), names));
    }

    static Confirmed of(Confirmation confirmation, EntryNames names, Page page) {
        return new Confirmed(
                confirmation.id(),
                confirmation.matter(),
                confirmation.score(),
                confirmation.sure(),
                confirmation.reasons().stream().map(page::t).toList(),
                names.unit(confirmation.outcome().lead()),
                confirmation.at(),
                confirmation.by(),
                confirmation.posting(),
                members(confirmation.entries(), names));
    }

    static RefusedGroup of(Refused refused, EntryNames names) {
        return new RefusedGroup(refused.id(), refused.at(), members(refused.entries(), names));
    }

    private static List<Member> members(List<EntryRecord> entries, EntryNames names) {
        return entries.stream().map(entry -> member(entry, names)).toList();
    }

    private static Member member(EntryRecord entry, EntryNames names) {
        EntryContent content = entry.content();
        BigDecimal amount = Stream.of(Measure.GIVEN, Measure.GIVEN_CASH, Measure.GIVEN_GOODS, Measure.COST)
                .map(content.measures()::get)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
        BigDecimal recipients = content.measures().get(Measure.RECIPIENTS);
        return new Member(
                entry.entry(),
                content.title(),
                content.firstDay(),
                names.unit(content.unit()),
                amount == null ? null : EntryJson.plain(amount),
                recipients == null ? content.measures().get(Measure.PARTICIPANTS) : recipients);
    }
}
