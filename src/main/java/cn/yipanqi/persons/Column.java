package cn.yipanqi.persons;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A kind of personal number: how it is read and what of it is shown. No sentence about one ever holds it. */
public enum Column {
    /** Mobile telephone: eleven digits, 1 and then 3 to 9; a country code before it is left off. */
    MOBILE {
        private static final Pattern SHAPE = Pattern.compile("1[3-9]\\d{9}");
        private static final Pattern COUNTRY = Pattern.compile("(\\+|00)?86(?=1\\d{10}$)");

        @Override
        String read(String folded, LocalDate today) {
            String number = COUNTRY.matcher(folded).replaceFirst("");
            if (!SHAPE.matcher(number).matches()) {
                throw refused("shape");
            }
            return number;
        }

        @Override
        public String mask(String number) {
            return number.substring(0, 3) + "****" + number.substring(number.length() - 4);
        }
    },
    /** Identity number 公民身份号码: seventeen digits and a check sign (GB 11643, by ISO 7064 MOD 11-2). */
    IDENTITY {
        @Override
        String read(String folded, LocalDate today) {
            String number = folded.toUpperCase(Locale.ROOT);
            if (!number.matches("\\d{17}[\\dX]")) {
                throw refused("shape");
            }
            if (!isADay(number.substring(6, 14), today)) {
                throw refused("day");
            }
            if (checkSign(number) != number.charAt(17)) {
                throw refused("check");
            }
            return number;
        }

        @Override
        public String mask(String number) {
            return number.substring(0, 3) + "*************" + number.substring(number.length() - 2);
        }
    },
    /** Bank card or account of a 一卡通: 12 to 19 digits; a UnionPay card's last is a check digit (ISO/IEC 7812, Luhn), an account's is not. */
    CARD {
        private static final int SHORTEST_CARD = 16;

        @Override
        String read(String folded, LocalDate today) {
            if (!folded.matches("\\d{12,19}")) {
                throw refused("shape");
            }
            if (folded.startsWith("62") && folded.length() >= SHORTEST_CARD && !luhn(folded)) {
                throw refused("check");
            }
            return folded;
        }

        @Override
        public String mask(String number) {
            return number.substring(0, 4) + "****" + number.substring(number.length() - 4);
        }
    };

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_SIGNS = "10X98765432";

    abstract String read(String folded, LocalDate today);

    /** What lists and pages show of it. */
    public abstract String mask(String number);

    /**
     * @param typed as it came: full-width digits, blanks and dashes are folded
     * @param today the latest day of birth
     * @return the number as it is kept and found
     * @throws Refusal where it is none; the sentence does not repeat it
     */
    public String number(String typed, LocalDate today) {
        String folded = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Pd}.]", "");
        if (folded.isEmpty()) {
            throw new Refusal(Message.of("persons.number.missing"));
        }
        return read(folded, today);
    }

    /**
     * @param name as an address or a form has it, in letters of either size
     * @throws Refusal where there is no such column
     */
    public static Column named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("personal-column"));
    }

    public String messageKey() {
        return "persons.column." + name().toLowerCase(Locale.ROOT);
    }

    /** What a number of this kind looks like, for the form. */
    public String hintKey() {
        return messageKey() + ".hint";
    }

    Refusal refused(String why) {
        return new Refusal(Message.of(messageKey() + "." + why));
    }

    private static boolean isADay(String digits, LocalDate today) {
        try {
            return !LocalDate.of(
                            Integer.parseInt(digits.substring(0, 4)),
                            Integer.parseInt(digits.substring(4, 6)),
                            Integer.parseInt(digits.substring(6)))
                    .isAfter(today);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Of the first seventeen digits. */
    static char checkSign(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_SIGNS.charAt(sum % CHECK_SIGNS.length());
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
