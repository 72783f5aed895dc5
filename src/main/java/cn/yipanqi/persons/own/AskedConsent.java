package cn.yipanqi.persons.own;

import cn.yipanqi.persons.consent.Consent;
import cn.yipanqi.persons.consent.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A purpose as the page asks about it.
 *
 * @param given the consent that holds, to whatever version; none where none does
 */
public record AskedConsent(Purpose purpose, @Nullable Consent given) {

    /** Whether what holds was given to the text of today. */
    public boolean upToDate() {
        return given != null && given.version() == purpose.version();
    }
}
