package cn.yipanqi.organisation;

import cn.yipanqi.shared.RegionCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A division of the country: province, prefecture, county or township.
 *
 * @param low first twelve-digit code, {@link RegionCode#low()}
 * @param digits significant digits of its code: 2, 4, 6 or 9
 * @param name as the statistics bureau writes it, 班玛县
 * @param stem the name without the kind of division, 班玛
 * @param word what it is called among its like, 县
 * @param parent the division it belongs to, twelve digits; none for a province
 * @param heading whether it only groups counties in the statistics (市辖区, 省直辖县级行政区划): not a place, without units
 */
public record Region(
        long low,
        String digits,
        String name,
        String stem,
        String word,
        Level level,
        @Nullable Long parent,
        boolean heading) {

    /** From the whole down. */
    public enum Level {
        PROVINCE,
        PREFECTURE,
        COUNTY,
        TOWNSHIP;

        public String messageKey() {
            return "organisation.level." + name().toLowerCase(Locale.ROOT);
        }
    }

    public RegionCode code() {
        return new RegionCode(digits);
    }

    /** The six-digit code of its ledger, or of its county's. */
    public long ledger() {
        return low / 1_000_000;
    }
}
