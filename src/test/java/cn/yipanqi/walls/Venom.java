package cn.yipanqi.walls;

import java.util.List;
import java.util.Random;

/** Values nobody types by mistake. */
final class Venom {

    /** In an address or a form, already encoded. */
    private static final List<String> ENCODED = List.of(
            "%00",
            "a%00b",
            "%C3%28",
            "%FF%FE",
            "%ED%A0%80",
            "%F0%9F%92%A9",
            "%E2%80%AE",
            "%",
            "%zz",
            "%u4e2d",
            "%0d%0aX-Injected:1",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "'%20or%20'1'='1",
            "1);drop%20table%20ledger.entry_now;--",
            "%24%7B7*7%7D",
            "%7B%7B7*7%7D%7D",
            "%23%7BT(Runtime)%7D",
            "%40%7B1%7D",
            "!%7Bunsafe%7D",
            "..%2f..%2f..%2fetc%2fpasswd",
            "..%252f..%252fetc%252fpasswd",
            "%5c..%5c..",
            "..;/",
            "NaN",
            "Infinity",
            "-1",
            "0",
            "-0",
            "1e309",
            "0x1F",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "99999999999999999999999",
            "1.5",
            "%EF%BC%91%EF%BC%92",
            "null",
            "undefined",
            "true",
            "[]",
            "%7B%7D",
            "2022-02-30",
            "0000-00-00",
            "2022-13-01",
            "-999999999-01-01",
            "%2B999999999-12-31",
            "9999-12-31",
            "1-1-1",
            "2022-W01",
            "99999",
            "10000",
            "1948",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "zzzzzzzz-0000-0000-0000-000000000000",
            "%20",
            "%09",
            "%25",
            "_",
            "%25%25",
            "%5C",
            "'",
            "%22",
            "%60",
            "*",
            "((((((((((((((((((((",
            "%CC%80%CC%80%CC%80",
            "%EF%BB%BF",
            "%C2%85",
            "632622",
            "000000",
            "999999",
            "=cmd|'/c%20calc'!A1",
            "activity.sessions",
            "own.walls",
            "a.b",
            "....",
            "~",
            "%2e",
            "%2e%2e");

    /** In JSON, as a value. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-1e-400",
            "2147483648",
            "9223372036854775808",
            "123456789012345678901234567890.123456789",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"\":\"\"}",
            "\"2022-02-30\"",
            "\"-999999999-01-01\"",
            "\"+999999999-12-31\"",
            "\"9999-12-31\"",
            "\"not-a-uuid\"",
            "\"1-1-1-1-1\"",
            "\"' or ''='\"",
            "\"'; drop table ledger.entry_now; --\"",
            "\"${7*7}\"",
            "\"#{T(Runtime)}\"",
            "\"<script>\"",
            "[1,\"a\",null,{}]",
            "{\"a\":{\"b\":[{\"c\":null}]}}",
            "1.0",
            "\"NaN\"",
            "NaN",
            "\"1e9\"",
            "\"-5\"",
            "\"99999999999999999999\"",
            "'x'",
            "undefined",
            "01",
            "+1",
            "\"\\",
            "\"\\x\"",
            "/**/1",
            "[1,]",
            "{\"a\":1,}",
            "\"=1+1\"",
            "\"\\ufeff\"",
            "\"1 OR 1=1\"",
            "[true,[false]]");

    private Venom() {}

    static String encoded(Random random) {
        int which = random.nextInt(ENCODED.size() + 2);
        return which < ENCODED.size() ? ENCODED.get(which) : "%E9%95%BF".repeat(which == ENCODED.size() ? 301 : 700);
    }

    static String json(Random random) {
        int which = random.nextInt(JSON.size() + 3);
        if (which < JSON.size()) {
            return JSON.get(which);
        }
        return switch (which - JSON.size()) {
            case 0 -> "[".repeat(5_000) + "]".repeat(5_000);
            case 1 -> "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
            default -> "\"" + "长".repeat(50_000) + "\"";
        };
    }

    static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
