package cn.yipanqi.persons;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Words somebody writes about personal data: kept as they are, so that no number of a person may stand in them. */
public final class FreeText {

    private FreeText() {}

    /**
     * @param label message key of what the text is, named in a refusal
     * @param longest most characters
     * @throws Refusal where it is missing, too long, or holds what looks like a person's number
     */
    public static String needed(@Nullable String typed, String label, int longest) {
        String text = optional(typed, label, longest);
        if (text.isEmpty()) {
            throw new Refusal(Message.of("persons.text.missing", Message.of(label)));
        }
        return text;
    }

    /** As {@link #needed}, and may be empty. */
    public static String optional(@Nullable String typed, String label, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > longest) {
            throw new Refusal(Message.of("persons.text.long", Message.of(label), longest));
        }
        if (PersonalNumber.standsIn(text)) {
            throw new Refusal(Message.of("persons.text.number", Message.of(label)));
        }
        return text;
    }
}
