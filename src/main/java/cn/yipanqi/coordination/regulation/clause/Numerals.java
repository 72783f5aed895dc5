package cn.yipanqi.coordination.regulation.clause;

import java.text.Normalizer;

/** Chinese numerals as articles bear them: 第一百二十条. */
public final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九";

    private Numerals() {}

    /** The number of a numeral below ten thousand, Chinese or plain: 一百二十, 120, １２０; 0 where it is none. */
    public static int read(String numeral) {
        String text = Normalizer.normalize(numeral, Normalizer.Form.NFKC)
                .replace('〇', '零')
                .replace('两', '二');
        if (text.matches("\\d{1,4}")) {
            return Integer.parseInt(text);
        }
        int sum = 0;
        int digit = 0;
        for (char sign : text.toCharArray()) {
            int value = DIGITS.indexOf(sign);
            int unit = sign == '十' ? 10 : sign == '百' ? 100 : sign == '千' ? 1000 : 0;
            if (value >= 0) {
                digit = value;
            } else if (unit > 0) {
                sum += Math.max(1, digit) * unit;
                digit = 0;
            } else {
                return 0;
            }
        }
        return sum + digit;
    }

    /** 一百二十 for 120; below ten thousand. */
    public static String write(int number) {
        String[] units = {"", "十", "百", "千"};
        StringBuilder written = new StringBuilder();
        String digits = Integer.toString(number);
        boolean gap = false;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit == 0) {
                gap = true;
                continue;
            }
            if (gap) {
                written.append('零');
                gap = false;
            }
            written.append(DIGITS.charAt(digit)).append(units[digits.length() - 1 - i]);
        }
        return written.toString().replaceFirst("^一十", "十");
    }
}
