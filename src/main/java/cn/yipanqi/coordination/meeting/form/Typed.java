package cn.yipanqi.coordination.meeting.form;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.TypedDay;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a form about meetings, or sent over the API. All that is amiss is told at once, each at its field. */
public final class Typed {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.时点](\\d{2})?分?(?::00)?");

    private final List<Fault> faults = new ArrayList<>();

    public Typed fault(String field, Message sentence) {
        faults.add(new Fault(field, sentence));
        return this;
    }

    /** @throws InvalidInput where anything was amiss */
    public void check() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    /** A text that must be there; one that is not, is empty. */
    public String text(String field, @Nullable String typed, String label, int longest) {
        String text = optional(field, typed, label, longest);
        if (text == null) {
            fault(field, Message.of("meeting.typed.missing", Message.of(label)));
        }
        return text == null ? "" : text;
    }

    public @Nullable String optional(String field, @Nullable String typed, String label, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > longest) {
            fault(field, Message.of("meeting.typed.long", Message.of(label), longest));
        }
        if (PersonalNumber.standsIn(text)) {
            fault(field, Message.of("meeting.typed.number-of-a-person", Message.of(label)));
        }
        return text.isEmpty() ? null : text;
    }

    public LocalDate day(String field, @Nullable String typed, String label) {
        LocalDate day = optionalDay(field, typed, label);
        if (day == null && (typed == null || typed.isBlank())) {
            fault(field, Message.of("meeting.typed.missing", Message.of(label)));
        }
        return day == null ? LocalDate.EPOCH : day;
    }

    public @Nullable LocalDate optionalDay(String field, @Nullable String typed, String label) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<LocalDate> day = TypedDay.read(typed).filter(read -> read.getYear() >= 2000 && read.getYear() <= 2100);
        if (day.isEmpty()) {
            fault(field, Message.of("meeting.typed.day", Message.of(label)));
        }
        return day.orElse(null);
    }

    public @Nullable LocalTime time(String field, @Nullable String typed, String label) {
        String text = plain(typed);
        if (text.isEmpty()) {
            return null;
        }
        Matcher parts = TIME.matcher(text.replace("：", ":"));
        try {
            if (parts.matches()) {
                return LocalTime.of(
                        Integer.parseInt(parts.group(1)),
                        parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)));
            }
        } catch (DateTimeException e) {
            // Said below, as any other text that is no time.
        }
        fault(field, Message.of("meeting.typed.time", Message.of(label)));
        return null;
    }

    public @Nullable Integer number(String field, @Nullable String typed, String label, int least, int most) {
        String text = plain(typed).replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(field, Message.of("meeting.typed.number", Message.of(label), least, most));
        return null;
    }

    /** One of a few; none where nothing was chosen, which is a fault. */
    public <E extends Enum<E>> @Nullable E one(String field, Class<E> type, @Nullable String typed, String label) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(typed))
                .findFirst();
        if (found.isEmpty()) {
            fault(field, Message.of("meeting.typed.choose", Message.of(label)));
        }
        return found.orElse(null);
    }

    /** The id of something registered; none where nothing was chosen. */
    public @Nullable UUID id(String field, @Nullable String typed, Predicate<UUID> known, String label) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        UUID id = uuid(typed);
        if (id == null || !known.test(id)) {
            fault(field, Message.of("meeting.typed.choose", Message.of(label)));
            return null;
        }
        return id;
    }

    /** As {@link #id}, and must be chosen; something nobody has where it was not. */
    public UUID neededId(String field, @Nullable String typed, Predicate<UUID> known, String label) {
        if (typed == null || typed.isBlank()) {
            fault(field, Message.of("meeting.typed.choose", Message.of(label)));
        }
        UUID id = id(field, typed, known, label);
        return id == null ? new UUID(0, 0) : id;
    }

    public List<UUID> ids(String field, @Nullable List<@Nullable String> typed, Predicate<UUID> known, String label) {
        List<UUID> ids = new ArrayList<>();
        if (typed != null) {
            for (String each : typed) {
                UUID id = id(field, each, known, label);
                if (id != null && !ids.contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /** Names as people list them, with 、 or commas between or one a line. */
    public List<String> names(String field, @Nullable String typed, String label, int longest) {
        String text = optional(field, typed, label, 2000);
        List<String> names = text == null
                ? List.of()
                : Arrays.stream(text.split("[、,，;；\\r\\n]+"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        if (names.stream().anyMatch(name -> name.length() > longest)) {
            fault(field, Message.of("meeting.typed.long", Message.of(label), longest));
        }
        return names;
    }

    private static @Nullable UUID uuid(String typed) {
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
