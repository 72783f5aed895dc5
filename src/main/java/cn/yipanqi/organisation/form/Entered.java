package cn.yipanqi.organisation.form;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was typed into a form. Whatever cannot be read, and whatever the registers then refuse, becomes a mistake at its field; the
 * form itself keeps every value as it was typed.
 */
public final class Entered {

    /** 2022-03-05, 2022/3/5, 2022.3.5, 2022年3月5日. */
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private final Mistakes mistakes;

    public Entered(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    /** None where nothing was typed, and where it is not a day. */
    public @Nullable LocalDate day(String field, @Nullable String typed) {
        String text = plain(typed);
        if (text.isEmpty()) {
            return null;
        }
        Matcher parts = DAY.matcher(text);
        if (parts.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
            } catch (DateTimeException e) {
                mistakes.add(field, Message.of("organisation.form.day"));
                return null;
            }
        }
        mistakes.add(field, Message.of("organisation.form.day"));
        return null;
    }

    /** A day that must be there. */
    public LocalDate neededDay(String field, @Nullable String typed) {
        LocalDate day = day(field, typed);
        if (day == null) {
            if (plain(typed).isEmpty()) {
                mistakes.add(field, Message.of("organisation.form.day"));
            }
            return LocalDate.EPOCH;
        }
        return day;
    }

    public @Nullable Integer wholeNumber(String field, @Nullable String typed) {
        String text = plain(typed).replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            mistakes.add(field, Message.of("organisation.form.number"));
            return null;
        }
        return Integer.valueOf(text);
    }

    /** One of a few; what is none of them was not sent by our form. */
    public <E extends Enum<E>> @Nullable E one(String field, Class<E> type, @Nullable String typed) {
        Optional<E> found = List.of(type.getEnumConstants()).stream()
                .filter(constant -> constant.name().equals(typed))
                .findFirst();
        if (found.isEmpty()) {
            mistakes.add(field, Message.of("organisation.form.choose"));
        }
        return found.orElse(null);
    }

    public <E extends Enum<E>> Set<E> several(Class<E> type, Collection<String> typed) {
        EnumSet<E> found = EnumSet.noneOf(type);
        for (E constant : type.getEnumConstants()) {
            if (typed.contains(constant.name())) {
                found.add(constant);
            }
        }
        return found;
    }

    /**
     * Does the deed unless something could not be read.
     *
     * @param fields to which field a refusal belongs, by its message key or by that of the thing it names first
     * @return the deed's answer, or none where there are mistakes now
     */
    public <T> Optional<T> attempt(Map<String, String> fields, Supplier<T> deed) {
        if (mistakes.any()) {
            return Optional.empty();
        }
        try {
            return Optional.of(deed.get());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            mistakes.add(field(fields, refusal.sentence()), refusal.sentence());
            return Optional.empty();
        }
    }

    /** A deed without an answer; whether it was done. */
    public boolean done(Map<String, String> fields, Runnable deed) {
        return attempt(fields, () -> {
                    deed.run();
                    return Boolean.TRUE;
                })
                .isPresent();
    }

    private static String field(Map<String, String> fields, Message sentence) {
        String byKey = fields.get(sentence.key());
        if (byKey != null) {
            return byKey;
        }
        return !sentence.args().isEmpty() && sentence.args().get(0) instanceof Message thing
                ? fields.getOrDefault(thing.key(), "")
                : "";
    }

    private static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
