package cn.yipanqi.intake.reading.value;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers in Chinese numerals up to some hundred million: 一百二十, 两千零五, 二〇二二, 十二. */
public final class ChineseNumerals {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern NUMERALS = Pattern.compile("[〇零一二两三四五六七八九十百千万]+");
    private static final Pattern IN_DATES = Pattern.compile("[〇零一二三四五六七八九十]+(?=[年月日号])");

    private ChineseNumerals() {}

    static OptionalLong read(String text) {
        if (!NUMERALS.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        String plain = text.replace('〇', '零').replace('两', '二');
        return plain.chars().allMatch(c -> DIGITS.indexOf(c) >= 0) ? digitByDigit(plain) : byPlaces(plain);
    }

    private static OptionalLong digitByDigit(String text) {
        if (text.length() > 9) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (char digit : text.toCharArray()) {
            value = value * 10 + DIGITS.indexOf(digit);
        }
        return OptionalLong.of(value);
    }

    private static OptionalLong byPlaces(String text) {
        long total = 0;
        long section = 0;
        long digit = -1;
        long lastPlace = Long.MAX_VALUE;
        for (char c : text.toCharArray()) {
            int value = DIGITS.indexOf(c);
            if (value >= 0) {
                if (digit > 0) {
                    return OptionalLong.empty();
                }
                digit = value;
                continue;
            }
            if (c == '万') {
                if (total > 0) {
                    return OptionalLong.empty();
                }
                total = (section + Math.max(digit, 0)) * 10_000;
                section = 0;
                lastPlace = Long.MAX_VALUE;
            } else {
                long place = c == '十' ? 10 : c == '百' ? 100 : 1000;
                boolean bareTen = place == 10 && digit <= 0 && section % 100 == 0;
                if (place >= lastPlace || (digit <= 0 && !bareTen)) {
                    return OptionalLong.empty();
                }
                section += (digit <= 0 ? 1 : digit) * place;
                lastPlace = place;
            }
            digit = -1;
        }
        return OptionalLong.of(total + section + Math.max(digit, 0));
    }

    /** Replaces numerals before 年, 月, 日 and 号 by digits: 二〇二二年十二月三日 becomes 2022年12月3日. */
    public static String digitsInDates(String text) {
        Matcher numerals = IN_DATES.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (numerals.find()) {
            OptionalLong value = read(numerals.group());
            numerals.appendReplacement(
                    replaced, value.isPresent() ? Long.toString(value.getAsLong()) : numerals.group());
        }
        return numerals.appendTail(replaced).toString();
    }
}
