package cn.yipanqi.ledger.matching;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where it was, as far as the row tells: township and spot. Offices write 县体育馆 and 班玛县城县体育馆 for the same hall, or the township only.
 *
 * @param township name without 乡, 镇 ..., or none
 * @param town whether that township is a town (镇, 街道): one of them is the county's seat
 * @param seat whether it says the county's seat 县城 rather than a township
 * @param code the township's division of nine digits, where intake found it
 * @param spot what is left: hall, school, square
 */
record ReadPlace(
        @Nullable String township,
        boolean town,
        boolean seat,
        @Nullable Long code,
        String spot) {

    private static final Pattern SEAT = Pattern.compile("^.{0,8}?(?:县城|城区|市区)(?!关)(?:内|里)?");
    private static final Pattern TOWNSHIP =
            Pattern.compile("^(?:.{1,7}?(?:自治县|县|市|区|旗))??([^乡镇县全各本]{1,7}?)(民族乡|乡|镇|街道办事处|街道|苏木)(?!政府|党委|机关|卫生院|中心|级)");
    private static final Pattern TOWNSHIP_BEFORE_OFFICE =
            Pattern.compile("^(?:.{1,7}?(?:自治县|县|市|区|旗))??([^乡镇县全各本]{1,7}?)(民族乡|乡|镇|街道办事处|街道|苏木)(?=.{2,})");
    private static final Pattern COUNTY = Pattern.compile("^[^县]{1,5}县(?=.{2,})");

    static ReadPlace of(Candidate candidate, ReadTitle title) {
        String text = candidate.place() == null ? "" : Wording.bare(candidate.place());
        ReadPlace ofPlace = read(text, township(candidate.region()));
        if (ofPlace.township != null || ofPlace.seat || title.township() == null) {
            return ofPlace;
        }
        ReadPlace ofTitle = read(Wording.bare(title.township()), ofPlace.code);
        return new ReadPlace(ofTitle.township, ofTitle.town, ofTitle.seat, ofPlace.code, ofPlace.spot);
    }

    private static ReadPlace read(String text, @Nullable Long code) {
        Matcher seat = SEAT.matcher(text);
        if (seat.find()) {
            return new ReadPlace(null, false, true, code, text.substring(seat.end()));
        }
        for (Pattern pattern : new Pattern[] {TOWNSHIP, TOWNSHIP_BEFORE_OFFICE}) {
            Matcher township = pattern.matcher(text);
            if (township.find()) {
                String kind = Objects.requireNonNull(township.group(2));
                return new ReadPlace(
                        township.group(1),
                        kind.equals("镇") || kind.startsWith("街道"),
                        false,
                        code,
                        text.substring(township.end()));
            }
        }
        return new ReadPlace(null, false, false, code, COUNTY.matcher(text).replaceFirst(""));
    }

    /** The township of a division of twelve digits, where it is as fine as that. */
    private static @Nullable Long township(@Nullable Long region) {
        return region == null || region % 1_000_000 == 0 ? null : region / 1000;
    }

    private boolean silent() {
        return township == null && !seat && code == null && spot.isEmpty();
    }

    MatchingRule comparedWith(ReadPlace other) {
        if (silent() || other.silent()) {
            return MatchingRule.PLACE_UNKNOWN;
        }
        boolean sameTownship = false;
        if (code != null && other.code != null) {
            if (!code.equals(other.code)) {
                return MatchingRule.PLACE_OTHER_TOWNSHIP;
            }
            sameTownship = true;
        } else if (township != null && other.township != null) {
            if (!township.endsWith(other.township) && !other.township.endsWith(township)) {
                return MatchingRule.PLACE_OTHER_TOWNSHIP;
            }
            sameTownship = true;
        } else if (seat && other.seat) {
            sameTownship = true;
        } else if (seat && other.township != null || other.seat && township != null) {
            return town || other.town ? MatchingRule.PLACE_SEAT_OR_TOWN : MatchingRule.PLACE_OTHER_TOWNSHIP;
        }
        return spots(other, sameTownship);
    }

    private MatchingRule spots(ReadPlace other, boolean sameTownship) {
        if (spot.isEmpty() || other.spot.isEmpty()) {
            boolean bothEmpty = spot.isEmpty() && other.spot.isEmpty();
            return !sameTownship
                    ? MatchingRule.PLACE_UNKNOWN
                    : bothEmpty ? MatchingRule.PLACE_SAME : MatchingRule.PLACE_WITHIN;
        }
        if (spot.equals(other.spot)) {
            return MatchingRule.PLACE_SAME;
        }
        String shorter = spot.length() <= other.spot.length() ? spot : other.spot;
        String longer = spot.length() <= other.spot.length() ? other.spot : spot;
        if (shorter.length() >= 2 && inOrder(shorter, longer)) {
            return MatchingRule.PLACE_WITHIN;
        }
        return MatchingRule.PLACE_OTHER_SPOT;
    }

    /** Whether all of the shorter but one character in five stands in the longer, in its order: 乡政府会议室, 政府三楼会议室. */
    private static boolean inOrder(String shorter, String longer) {
        int[] row = new int[longer.length() + 1];
        for (int i = 0; i < shorter.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < longer.length(); j++) {
                int above = row[j + 1];
                row[j + 1] = shorter.charAt(i) == longer.charAt(j) ? diagonal + 1 : Math.max(above, row[j]);
                diagonal = above;
            }
        }
        return row[longer.length()] * 5 >= shorter.length() * 4;
    }
}
