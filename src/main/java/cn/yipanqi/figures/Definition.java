package cn.yipanqi.figures;

import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.shared.Commons;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 口径: what a figure means.
 *
 * @param code for instance {@code activity.sessions}
 * @param version from 1; a change is a new version
 * @param question what is asked of the ledger, with {@link Origin#LEDGER} only
 * @param homeKind whose opening days are the ratio's base, with {@link Origin#RATIO} only
 */
public record Definition(
        String code,
        int version,
        Commons commons,
        Origin origin,
        Wording name,
        Wording unit,
        Wording wording,
        Display display,
        @Nullable MatterQuestion question,
        @Nullable HomeKind homeKind) {

    /** Where the number comes from. */
    public enum Origin {
        LEDGER,
        REGISTER,
        RATIO
    }

    /** A text that is data, in the two languages of the interface. */
    public record Wording(String zh, String en) {

        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }
}
