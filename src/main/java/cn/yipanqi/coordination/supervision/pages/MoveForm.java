package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.supervision.Move;
import cn.yipanqi.coordination.supervision.Step;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A move as typed.
 *
 * @param seen number of the last move on the page it was sent from
 * @param evidence addresses or ids of entries, one a line
 */
public record MoveForm(
        @Nullable String move,
        @Nullable String seen,
        @Nullable String words,
        @Nullable String percent,
        @Nullable String until,
        @Nullable String lead,
        @Nullable String person,
        @Nullable String evidence) {

    static final Map<String, String> FIELDS = Map.of(
            "supervision.words.missing", "words",
            "supervision.words.length", "words",
            "supervision.percent.range", "percent",
            "supervision.until.later", "until",
            "supervision.personal", "words",
            "supervision.hands.same", "lead",
            "coordination.task.person.unknown", "person",
            "supervision.evidence.unknown", "evidence",
            "supervision.evidence.many", "evidence");

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    static MoveForm of(Move move, int seen, @Nullable UUID lead, @Nullable UUID person) {
        return new MoveForm(
                move.name(),
                Integer.toString(seen),
                null,
                null,
                null,
                lead == null ? null : lead.toString(),
                person == null ? null : person.toString(),
                null);
    }

    static Optional<Move> move(@Nullable String name) {
        return Arrays.stream(Move.values())
                .filter(each -> each != Move.FILE && each.name().equals(name))
                .findFirst();
    }

    /** The step; what cannot be read is noted at its field. */
    Step step(Move moving, Mistakes mistakes) {
        Integer share = percent(mistakes);
        if ((moving.need() == Move.Need.WORDS || moving.need() == Move.Need.WORDS_AND_DAY)
                && (words == null || words.isBlank())) {
            mistakes.add("words", Message.of("supervision.words.missing", Message.of(moving.messageKey())));
        }
        LocalDate wanted = FilingForm.day(until);
        if (moving == Move.ASK && wanted == null) {
            mistakes.add("until", Message.of("supervision.form.day"));
        }
        return new Step(
                moving,
                seen == null || !seen.matches("\\d{1,6}") ? -1 : Integer.parseInt(seen),
                words,
                share,
                wanted,
                SupervisionQuery.id(lead),
                SupervisionQuery.id(person),
                links(mistakes));
    }

    private @Nullable Integer percent(Mistakes mistakes) {
        if (percent == null || percent.isBlank()) {
            return null;
        }
        String text = percent.strip().replace("%", "");
        if (!text.matches("100|\\d{1,2}")) {
            mistakes.add("percent", Message.of("supervision.percent.range"));
            return null;
        }
        return Integer.valueOf(text);
    }

    private List<UUID> links(Mistakes mistakes) {
        List<UUID> found = new ArrayList<>();
        if (evidence == null || evidence.isBlank()) {
            return found;
        }
        for (String line : evidence.strip().split("\\s+")) {
            Matcher id = ID.matcher(line);
            if (!id.find()) {
                mistakes.add("evidence", Message.of("supervision.evidence.unknown"));
                return List.of();
            }
            found.add(UUID.fromString(id.group()));
        }
        return found;
    }
}
