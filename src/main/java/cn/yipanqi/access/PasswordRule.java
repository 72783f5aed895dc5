package cn.yipanqi.access;

import cn.yipanqi.shared.Message;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * What a password that a person chooses must be: long, and not among those that guessers try first (OWASP ASVS 5.0, 6.2; NIST SP
 * 800-63B). Which kinds of signs it has is nobody's business. All of these must hold; each says what is amiss.
 */
enum PasswordRule {
    LONG_ENOUGH("access.password.short", (password, login) -> password.length() >= PasswordRule.SHORTEST),
    NOT_ENDLESS("access.password.long", (password, login) -> password.length() <= PasswordRule.LONGEST),
    NOT_THE_LOGIN(
            "access.password.login",
            (password, login) -> !password.toLowerCase(Locale.ROOT).contains(login)),
    /** Lists of passwords that were stolen elsewhere, names, words, dates, rows of keys, repetitions, and the words of this very place. */
    NOT_COMMON(
            "access.password.common",
            (password, login) -> password.length() > PasswordRule.LONGEST || PasswordRule.score(password, login) >= 3);

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Beyond these many signs guessing is hopeless, and measuring slow. */
    private static final int MEASURED = 64;

    private static final Zxcvbn GUESSER = new Zxcvbn();

    /** What somebody who knows the place would try. */
    private static final List<String> OF_THIS_PLACE = List.of(
            "yipanqi",
            "qunzhongtuanti",
            "quntuan",
            "gonghui",
            "tuanwei",
            "fulian",
            "kexie",
            "hongshizi",
            "canlian",
            "gongshanglian",
            "xietong",
            "banma",
            "guoluo",
            "qinghai");

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

    /** 0 to 4: how many guesses it would take, 3 being ten to the eighth and more. */
    private static int score(String password, String login) {
        List<String> known = new java.util.ArrayList<>(OF_THIS_PLACE);
        known.add(login);
        return GUESSER.measure(password.substring(0, Math.min(MEASURED, password.length())), known)
                .getScore();
    }
}
