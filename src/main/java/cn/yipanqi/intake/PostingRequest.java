package cn.yipanqi.intake;

import cn.yipanqi.intake.IntakeView.MappingChange;
import cn.yipanqi.intake.MissingAnswers.Answer;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an intake is to be posted, as JSON.
 *
 * @param rows {@code valid} or {@code all}
 * @param mappings sheets to be read otherwise
 * @param tags proposed tags by code: false refuses one
 * @param openingDays false leaves stated opening days out of the register
 * @param missing {@code keep} or {@code withdraw} for all, or by entry: {@code {"<id>":"withdraw"}} or
 *     {@code {"<id>":{"answer":"keep","reason":"..."}}}; entries not named are kept
 * @param missingReason why, for those without a reason of their own
 * @param sheets those to be posted now; the others wait. Without it, all that wait
 */
record PostingRequest(
        @Nullable String rows,
        @Nullable List<MappingChange> mappings,
        @Nullable Map<String, Boolean> tags,
        @Nullable Boolean openingDays,

        @Schema(implementation = Object.class, example = "keep") @Nullable
        JsonNode missing,

        @Nullable String missingReason,
        @Nullable List<Sheet> sheets) {

    /**
     * @param file name of the file, as uploaded
     * @param sheet name of the worksheet
     */
    record Sheet(String file, String sheet) {}

    PostingChoices choices(Intake intake) {
        Map<String, Boolean> answered = tags == null ? Map.of() : tags;
        return new PostingChoices(
                oneOf("rows", rows, "valid", "all"),
                answered.entrySet().stream()
                        .filter(answer -> Boolean.FALSE.equals(answer.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                !Boolean.FALSE.equals(openingDays),
                answers(),
                refs(intake));
    }

    private MissingAnswers answers() {
        if (missing == null || !missing.isObject()) {
            String said = missing == null || missing.isNull() ? null : missing.asString("");
            return new MissingAnswers(oneOf("missing", said, "keep", "withdraw"), missingReason, Map.of());
        }
        Map<UUID, Answer> answers = new HashMap<>();
        missing.properties().forEach(field -> answers.put(id(field.getKey()), answer(field.getValue())));
        return new MissingAnswers(false, missingReason, answers);
    }

    private static Answer answer(JsonNode said) {
        JsonNode answer = said.isObject() ? said.get("answer") : said;
        JsonNode reason = said.isObject() ? said.get("reason") : null;
        return new Answer(
                oneOf("missing", answer == null ? "" : answer.asString(""), "keep", "withdraw"),
                reason == null || reason.isNull() ? null : reason.asString(""));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Message.of("intake.missing.unknown", text));
        }
    }

    private @Nullable Set<SheetRef> refs(Intake intake) {
        if (sheets == null) {
            return null;
        }
        Set<SheetRef> refs = new HashSet<>();
        for (Sheet sheet : sheets) {
            refs.add(intake.files().stream()
                    .filter(file -> file.name().equals(sheet.file()))
                    .findFirst()
                    .map(file -> new SheetRef(file.position(), sheet.sheet()))
                    .orElseThrow(() -> Refusal.absent("sheet")));
        }
        return refs;
    }

    private static boolean oneOf(String name, @Nullable String value, String usual, String other) {
        if (value == null || value.equals(usual)) {
            return false;
        }
        if (value.equals(other)) {
            return true;
        }
        throw new Refusal(Message.of("intake.choice", name, usual, other));
    }
}
