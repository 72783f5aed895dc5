package cn.yipanqi.persons;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers that nobody has: divisions and days of birth that do not occur, their check signs reckoned by another way than the product's. */
final class Numbers {

    private static final AtomicInteger NEXT = new AtomicInteger(100);

    private Numbers() {}

    static String mobile() {
        return "1900000%04d".formatted(NEXT.incrementAndGet());
    }

    /** Region 000000, born in 1801. */
    static String identity() {
        return withCheckSign("00000018010203%03d".formatted(NEXT.incrementAndGet() % 1000));
    }

    /** ISO 7064 MOD 11-2, by its recursive method. */
    static String withCheckSign(String seventeen) {
        int rest = 0;
        for (char digit : seventeen.toCharArray()) {
            rest = (rest + digit - '0') * 2 % 11;
        }
        int check = (12 - rest) % 11;
        return seventeen + (check == 10 ? "X" : Integer.toString(check));
    }

    /** Of a bank that does not exist; Luhn by trying each digit. */
    static String card() {
        String most = "62000000000%04d".formatted(NEXT.incrementAndGet());
        for (int digit = 0; digit <= 9; digit++) {
            if (sums(most + digit)) {
                return most + digit;
            }
        }
        throw new IllegalStateException(most);
    }

    private static boolean sums(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            sum += i % 2 == digits.length() % 2 ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return sum % 10 == 0;
    }
}
