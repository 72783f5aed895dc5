package cn.yipanqi.access.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes on paper for whoever has lost the telephone; each is good once. 24 signs out of 31 are 118 random bits, too many to be guessed
 * from their plain hash.
 */
final class RecoveryCode {

    static final int HOW_MANY = 10;
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 24;
    private static final int GROUP = 4;

    private RecoveryCode() {}

    static List<String> make(SecureRandom random) {
        return Stream.generate(() -> one(random)).limit(HOW_MANY).toList();
    }

    private static String one(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    static boolean looksLikeOne(String typed) {
        return folded(typed).length() == LENGTH;
    }

    static byte[] hash(String typed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(folded(typed).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String folded(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }
}
