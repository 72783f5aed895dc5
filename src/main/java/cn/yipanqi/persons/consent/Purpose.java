package cn.yipanqi.persons.consent;

import cn.yipanqi.shared.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** What a person may consent to; nothing that the work needs anyway stands here, so that refusing costs nobody anything. */
public enum Purpose {
    /** Being called on the private mobile outside working hours, about activities one takes part in. */
    CONTACT(1),
    /** Being shown by name or picture in briefings and exhibitions. */
    PUBLICITY(1),
    /** Giving name and telephone to another organisation that runs an activity together. */
    SHARING(1);

    private final int version;

    Purpose(int version) {
        this.version = version;
    }

    /** Of the text that is asked about today. */
    public int version() {
        return version;
    }

    public String messageKey() {
        return "persons.consent." + name().toLowerCase(Locale.ROOT);
    }

    /** The words that were, or are, consented to. */
    public String textKey(int ofVersion) {
        return messageKey() + "." + ofVersion;
    }

    public static Purpose named(String name) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("purpose"));
    }
}
