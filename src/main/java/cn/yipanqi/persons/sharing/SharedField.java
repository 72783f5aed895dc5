package cn.yipanqi.persons.sharing;

import java.util.Locale;

/** A kind of data that was shared. */
public enum SharedField {
    NAME,
    POST,
    MOBILE,
    IDENTITY,
    CARD,
    /** Said in the purpose. */
    OTHER;

    public String messageKey() {
        return "persons.sharing.field." + name().toLowerCase(Locale.ROOT);
    }
}
