package cn.yipanqi.ledger;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Map;

/** What every entry must satisfy, whoever posts it; the database's checks say the same. */
final class EntryRules {

    static final int LONGEST_TITLE = 300;

    private EntryRules() {}

    static void check(EntryContent content, Map<String, Kind> kinds) {
        Kind kind = kinds.get(content.kind());
        if (kind == null) {
            throw new Refusal(Message.of("ledger.entry.kind", content.kind()));
        }
        if (content.title().isBlank() || content.title().length() > LONGEST_TITLE) {
            throw new Refusal(Message.of("ledger.entry.title", LONGEST_TITLE));
        }
        if (content.lastDay().isBefore(content.firstDay())) {
            throw new Refusal(Message.of("ledger.entry.days"));
        }
        if ((content.lead() == null) != (content.leadBasis() == LeadBasis.UNKNOWN)) {
            throw new Refusal(Message.of("ledger.entry.lead"));
        }
        content.measures().forEach((measure, value) -> {
            if (!kind.measures().contains(measure)) {
                throw new Refusal(Message.of(
                        "ledger.entry.measure",
                        Message.of("kind." + kind.code()),
                        Message.of("measure." + measure.column())));
            }
            if (value.signum() < 0) {
                throw new Refusal(Message.of("ledger.entry.negative", Message.of("measure." + measure.column())));
            }
        });
    }
}
