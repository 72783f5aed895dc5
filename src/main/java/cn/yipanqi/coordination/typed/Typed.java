package cn.yipanqi.coordination.typed;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.TypedDay;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads what was typed or sent, field by field, and gathers what is wrong. Where something is, a stand-in is answered, so that the rest can be
 * read too; {@link #raise()} before anything is done with the answers. Pages that gather their mistakes themselves read single fields by the
 * static methods.
 */
public final class Typed {

    private final String labels;
    private final List<Fault> faults = new ArrayList<>();

    /** @param labels before a field's name the message key of its label, for instance {@code study.session.} */
    public Typed(String labels) {
        this.labels = labels;
    }

    public void fault(String field, Message sentence) {
        faults.add(new Fault(field, sentence));
    }

    private void fault(String field, String key, Object... more) {
        List<Object> args = new ArrayList<>(List.of(Message.of(labels + field)));
        args.addAll(Arrays.asList(more));
        faults.add(new Fault(field, new Message(key, List.copyOf(args))));
    }

    /** @throws InvalidInput where anything is wrong */
    public void raise() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    /** Words, none where nothing was typed. What looks like a person's number does not stand in them. */
    public @Nullable String text(String field, @Nullable String typed, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > longest) {
            fault(field, "typed.long", longest);
        }
        if (PersonalNumber.standsIn(text)) {
            fault(field, "typed.personal");
        }
        return text;
    }

    /** Words that must be there. */
    public String needed(String field, @Nullable String typed, int longest) {
        String text = text(field, typed, longest);
        if (text == null) {
            fault(field, "typed.missing");
            return "";
        }
        return text;
    }

    public @Nullable LocalDate day(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<LocalDate> day = TypedDay.read(typed).filter(read -> read.getYear() >= 2000 && read.getYear() <= 2100);
        if (day.isEmpty()) {
            fault(field, "typed.day");
        }
        return day.orElse(null);
    }

    public LocalDate neededDay(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            fault(field, "typed.missing");
            return LocalDate.EPOCH;
        }
        LocalDate day = day(field, typed);
        return day == null ? LocalDate.EPOCH : day;
    }

    public LocalTime neededTime(String field, @Nullable String typed) {
        String text = plain(typed).replace('：', ':');
        if (text.matches("([01]?\\d|2[0-3]):[0-5]\\d(:00)?")) {
            return LocalTime.parse(text.length() < 5 || text.charAt(1) == ':' ? "0" + text : text);
        }
        fault(field, text.isEmpty() ? "typed.missing" : "typed.time");
        return LocalTime.MIDNIGHT;
    }

    /** A whole number, none where nothing was typed. */
    public @Nullable Integer count(String field, @Nullable String typed, int least, int most) {
        String text = plain(typed).replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        Integer number = text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
        if (number == null || number < least || number > most) {
            fault(field, "typed.count", least, most);
            return null;
        }
        return number;
    }

    public int neededCount(String field, @Nullable String typed, int least, int most) {
        if (plain(typed).isEmpty()) {
            fault(field, "typed.missing");
            return least;
        }
        Integer number = count(field, typed, least, most);
        return number == null ? least : number;
    }

    /** One of a few; what is none of them was not sent by our form. */
    public <E extends Enum<E>> E one(String field, Class<E> type, @Nullable String typed) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(constant -> constant.name().equals(typed))
                .findFirst()
                .orElseGet(() -> {
                    fault(field, "typed.choose");
                    return all[0];
                });
    }

    /** A unit of the county by its id or, from programs, its name; none where nothing was typed. */
    public @Nullable UUID unit(String field, @Nullable String typed, CountyDirectory county) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<Unit> unit = id(typed).flatMap(county::unit).filter(Unit::current);
        unit = unit.isPresent() ? unit : county.unitNamed(typed);
        if (unit.isEmpty()) {
            fault(field, "typed.unit");
        }
        return unit.map(Unit::id).orElse(null);
    }

    public UUID neededUnit(String field, @Nullable String typed, CountyDirectory county) {
        UUID unit = unit(field, typed, county);
        if (unit == null) {
            if (typed == null || typed.isBlank()) {
                fault(field, "typed.choose");
            }
            return new UUID(0, 0);
        }
        return unit;
    }

    /** One of an enum's names, of an address or a choice that may be left out; none where it is no such name. */
    public static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    /** A day that must be there; where it is not, that is among the mistakes. */
    public static @Nullable LocalDate day(String field, @Nullable String typed, Mistakes mistakes) {
        LocalDate day = typed == null ? null : TypedDay.read(typed).orElse(null);
        if (day == null) {
            mistakes.add(field, Message.of("regulation.day.needed"));
        }
        return day;
    }

    /** A day of an address; none where nothing is said. @throws Refusal where it is no day */
    public static @Nullable LocalDate on(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : TypedDay.read(typed).orElseThrow(() -> new Refusal(Message.of("regulation.day.needed")));
    }

    /** A day that may be left out. */
    public static @Nullable LocalDate dayOrNone(String field, @Nullable String typed, Mistakes mistakes) {
        return typed == null || typed.isBlank() ? null : day(field, typed, mistakes);
    }

    /**
     * Does a deed; a refusal becomes a mistake.
     *
     * @param fields to which field it belongs, by its key or that of the first thing it names
     * @return whether it was done; what is stale, forbidden or absent is thrown on
     */
    public static boolean done(Mistakes mistakes, Map<String, String> fields, Runnable deed) {
        if (mistakes.any()) {
            return false;
        }
        try {
            deed.run();
            return true;
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            Message said = refusal.sentence();
            String named = !said.args().isEmpty() && said.args().get(0) instanceof Message thing
                    ? fields.getOrDefault(thing.key(), "")
                    : "";
            mistakes.add(fields.getOrDefault(said.key(), named), said);
            return false;
        }
    }

    /** How a deed ended that a form asked for. */
    public enum Outcome {
        DONE,
        /** Something typed is to be mended. */
        MISTAKEN,
        /** Somebody else came first: the form is shown again beside what is there now. */
        STALE;

        /** The status under which the form is shown again. */
        public HttpStatus status() {
            return this == STALE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        }
    }

    /** As {@link #done}; that somebody else came first is a mistake of the form as such. */
    public static Outcome tried(Mistakes mistakes, Map<String, String> fields, Runnable deed) {
        try {
            return done(mistakes, fields, deed) ? Outcome.DONE : Outcome.MISTAKEN;
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            mistakes.add("", refusal.sentence());
            return Outcome.STALE;
        }
    }

    /** An id, none where it is none. */
    public static Optional<UUID> id(@Nullable String typed) {
        try {
            return typed == null ? Optional.empty() : Optional.of(UUID.fromString(typed.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
