package cn.yipanqi.intake;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of entries whose rows the workbooks no longer have: each by its own answer, the others together. Without a word they are
 * kept.
 *
 * @param withdrawOthers whether those without an answer of their own are withdrawn
 * @param reason why, for those without a reason of their own; none records that the row is gone
 * @param answers by entry
 */
public record MissingAnswers(
        boolean withdrawOthers, @Nullable String reason, Map<UUID, Answer> answers) {

    /** As long as the ledger's own reasons. */
    public static final int LONGEST_REASON = 300;

    public static final MissingAnswers KEEP_ALL = new MissingAnswers(false, null, Map.of());

    public MissingAnswers {
        reason = plain(reason);
        answers = Map.copyOf(answers);
        if (Stream.concat(
                        Stream.ofNullable(reason),
                        answers.values().stream().map(Answer::reason).flatMap(Stream::ofNullable))
                .anyMatch(text -> text.length() > LONGEST_REASON)) {
            throw new Refusal(Message.of("intake.missing.reason.long", LONGEST_REASON));
        }
    }

    /** @param reason none takes the one given for all */
    public record Answer(boolean withdraw, @Nullable String reason) {

        public Answer {
            reason = plain(reason);
        }
    }

    boolean withdraws(UUID entry) {
        Answer answer = answers.get(entry);
        return answer == null ? withdrawOthers : answer.withdraw();
    }

    /** @return what was said, of the entry itself or of all; none where nothing was */
    @Nullable
    String reasonFor(UUID entry) {
        Answer answer = answers.get(entry);
        return answer == null || answer.reason() == null ? reason : answer.reason();
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
