package cn.yipanqi.burden;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A form of the product, as it is declared in {@code burden/*.tsv}.
 *
 * @param code its name, for instance {@code entry.new}
 * @param route what it is sent to: method and pattern, for instance {@code POST /entries}
 * @param owner who wants it
 * @param frequency how often one and the same unit meets it
 * @param until the last day on which it is asked for; none where it ends with what it is for
 */
public record Form(
        String code,
        String route,
        Owner owner,
        Frequency frequency,
        @Nullable LocalDate until,
        List<Field> fields) {

    /** Who wants a form and answers for it. */
    public enum Owner {
        /** 协同办 */
        OFFICE,
        SYSTEM_ADMIN,
        SECURITY_ADMIN,
        AUDITOR,
        /** Whoever fills it in wants it: a search's settings, one's own password. */
        ONESELF;

        public String messageKey() {
            return "burden.owner." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How often a form comes. */
    public enum Frequency {
        /** When the thing happens, once for each. */
        OCCURRENCE,
        MONTHLY,
        QUARTERLY,
        YEARLY,
        /** When something is set up, and again when it changes. */
        SETTING,
        /** When one wishes to. */
        WISH;

        public String messageKey() {
            return "burden.frequency." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Form {
        fields = List.copyOf(fields);
    }

    public String titleKey() {
        return "burden.form." + code;
    }

    public String purposeKey() {
        return titleKey() + ".purpose";
    }

    /** Fields somebody has to think about. */
    public List<Field> asked() {
        return fields.stream().filter(field -> !field.known()).toList();
    }

    public List<Field> required() {
        return fields.stream()
                .filter(field -> field.ask() == Field.Ask.REQUIRED)
                .toList();
    }

    public List<Field> known() {
        return fields.stream().filter(Field::known).toList();
    }
}
