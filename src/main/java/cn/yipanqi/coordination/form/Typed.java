package cn.yipanqi.coordination.form;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.TypedDay;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what forms send. */
public final class Typed {

    private Typed() {}

    /** One of an enum's names; none where it is no such name. */
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
}
