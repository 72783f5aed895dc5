package cn.yipanqi.access;

import cn.yipanqi.shared.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** What a password that a person chooses must be (GB/T 22239, identification: complexity). All of these; each says what is amiss. */
enum PasswordRule {
    LONG_ENOUGH("access.password.short", (password, login) -> password.length() >= PasswordRule.SHORTEST),
    NOT_ENDLESS("access.password.long", (password, login) -> password.length() <= PasswordRule.LONGEST),
    /** Three of small letters, capitals, digits, signs; from sixteen characters on, any sentence will do. */
    MIXED(
            "access.password.mixed",
            (password, login) -> password.length() >= PasswordRule.SENTENCE || PasswordRule.kinds(password) >= 3),
    NOT_THE_LOGIN(
            "access.password.login",
            (password, login) -> !password.toLowerCase(Locale.ROOT).contains(login)),
    NOT_MONOTONOUS(
            "access.password.monotonous",
            (password, login) -> password.chars().distinct().count() >= 5);

    static final int SHORTEST = 10;
    static final int LONGEST = 128;
    static final int SENTENCE = 16;

    private final String messageKey;
    private final BiPredicate<String, String> kept;

    PasswordRule(String messageKey, BiPredicate<String, String> kept) {
        this.messageKey = messageKey;
        this.kept = kept;
    }

    /** What is wrong with a password, in the order of the rules; empty where nothing is. */
    static List<Message> broken(String password, String login) {
        return Arrays.stream(values())
                .filter(rule -> !rule.kept.test(password, login))
                .map(rule -> Message.of(rule.messageKey, rule == NOT_ENDLESS ? LONGEST : SHORTEST))
                .toList();
    }

    private static long kinds(String password) {
        return password.chars().map(PasswordRule::kind).distinct().count();
    }

    private static int kind(int sign) {
        if (Character.isDigit(sign)) {
            return 1;
        }
        if (Character.isUpperCase(sign)) {
            return 2;
        }
        return Character.isLowerCase(sign) ? 3 : 4;
    }
}
