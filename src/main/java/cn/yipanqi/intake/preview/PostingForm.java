package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.MissingAnswers;
import cn.yipanqi.intake.MissingAnswers.Answer;
import cn.yipanqi.intake.PostingChoices;
import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.SheetRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * How a posting is wanted, as sent by the form: shown again where it is refused.
 *
 * @param all whether rows with problems must not be left behind
 * @param refusedTags tags that were offered and did not stay ticked
 * @param openingDays whether opening days are taken
 * @param withdraw what becomes of missing entries that have no answer of their own
 * @param reason why, for those without a reason of their own
 * @param answers to missing entries, by id: whether each is withdrawn
 * @param reasons by id
 * @param only the one sheet that is posted, by number
 * @param picking whether only the ticked sheets are posted
 * @param picked sheets that are ticked, by number
 * @param revision of the preview that was looked at
 */
public record PostingForm(
        boolean all,
        Set<String> refusedTags,
        boolean openingDays,
        boolean withdraw,
        @Nullable String reason,
        Map<String, Boolean> answers,
        Map<String, String> reasons,
        @Nullable Integer only,
        boolean picking,
        Set<Integer> picked,
        @Nullable Integer revision) {

    private static final String WITHDRAW = "withdraw";
    private static final String ANSWER = "answer-";
    private static final String REASON = "reason-";

    /** @param missing {@code withdraw} to begin with all missing entries going */
    static PostingForm fresh(@Nullable String missing) {
        return new PostingForm(
                false, Set.of(), true, WITHDRAW.equals(missing), null, Map.of(), Map.of(), null, false, Set.of(), null);
    }

    static PostingForm of(MultiValueMap<String, String> sent) {
        Set<String> refused = new HashSet<>(sent.getOrDefault("proposed", List.of()));
        sent.getOrDefault("tags", List.of()).forEach(refused::remove);
        Map<String, Boolean> answers = new HashMap<>();
        Map<String, String> reasons = new HashMap<>();
        sent.toSingleValueMap().forEach((name, value) -> {
            if (name.startsWith(ANSWER)) {
                answers.put(name.substring(ANSWER.length()), WITHDRAW.equals(value));
            } else if (name.startsWith(REASON) && !value.isBlank()) {
                reasons.put(name.substring(REASON.length()), value);
            }
        });
        return new PostingForm(
                "all".equals(sent.getFirst("rows")),
                refused,
                sent.getFirst("offered") == null || "true".equals(sent.getFirst("openingDays")),
                WITHDRAW.equals(sent.getFirst("missing")),
                sent.getFirst("missingReason"),
                answers,
                reasons,
                number(sent.getFirst("only")),
                sent.getFirst("picking") != null,
                sent.getOrDefault("sheets", List.of()).stream()
                        .map(PostingForm::number)
                        .filter(java.util.Objects::nonNull)
                        .collect(Collectors.toSet()),
                number(sent.getFirst("revision")));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.valueOf(text) : null;
    }

    /** Whether the missing entry is to go, as far as it was said. */
    public boolean withdraws(UUID entry) {
        return answers.getOrDefault(entry.toString(), withdraw);
    }

    public @Nullable String reason(UUID entry) {
        return reasons.get(entry.toString());
    }

    PostingChoices choices(List<SheetReading> sheets) {
        Map<UUID, Answer> said = new HashMap<>();
        answers.forEach((entry, gone) -> {
            if (entry.length() == 36) {
                said.put(UUID.fromString(entry), new Answer(gone, reasons.get(entry)));
            }
        });
        return new PostingChoices(
                all, refusedTags, openingDays, new MissingAnswers(withdraw, reason, said), refs(sheets));
    }

    private @Nullable Set<SheetRef> refs(List<SheetReading> sheets) {
        if (only == null && !picking) {
            return null;
        }
        Set<Integer> numbers = only == null ? picked : Set.of(only);
        return numbers.stream()
                .map(number -> SheetRef.of(SheetController.sheet(sheets, number)))
                .collect(Collectors.toSet());
    }
}
