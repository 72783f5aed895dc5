package cn.yipanqi.figures;

import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.shared.Commons;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 口径: what a figure means.
 *
 * @param county whose own it is; none for one that holds for the whole country
 * @param code for instance {@code activity.sessions}; a county's own figures begin with {@code own.}
 * @param version from 1; a change is a new version
 * @param retired whether the county gave its own version up; such a one is never in force
 * @param position place in the customary order, ascending
 * @param question what is asked of the ledger, with {@link Origin#LEDGER} only
 * @param homeKind whose opening days are the ratio's base, with {@link Origin#RATIO} only
 * @param since when and by whom this version was made, none for those that came with the product
 */
public record Definition(
        @Nullable Long county,
        String code,
        int version,
        boolean retired,
        int position,
        Commons commons,
        Origin origin,
        Wording name,
        Wording unit,
        Wording wording,
        Display display,
        @Nullable MatterQuestion question,
        @Nullable HomeKind homeKind,
        @Nullable Since since) {

    /** Where a county's own codes begin. */
    public static final String OWN = "own.";

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

    public record Since(Instant at, String by) {}

    /** Whether the county added the figure itself, rather than wording a national one in its own way. */
    public boolean own() {
        return code.startsWith(OWN);
    }
}
