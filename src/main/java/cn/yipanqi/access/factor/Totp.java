package cn.yipanqi.access.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** Time-based one-time passwords as every authenticator application makes them: RFC 6238 with HMAC-SHA-1, six digits, thirty seconds. */
final class Totp {

    static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    /** RFC 4226, section 4: 160 bits. */
    private static final int SECRET_BYTES = 20;
    /** RFC 6238, section 5.2: one step either way for clocks that differ. */
    private static final int DRIFT = 1;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private Totp() {}

    /** @return a new secret in Base32, as it is typed into an application that cannot scan */
    static String newSecret(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base32.toBase32String(secret);
    }

    /**
     * @param code as typed; blanks are passed over
     * @return the step of time whose code it is, none where it is no code of these moments
     */
    static OptionalLong step(String secret, String code, Instant now) {
        String digits = code.replaceAll("\\s", "");
        if (!digits.matches("\\d{" + DIGITS + "}")) {
            return OptionalLong.empty();
        }
        long current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
                .filter(step -> code(secret, Instant.ofEpochSecond(step * STEP.toSeconds()))
                        .equals(digits))
                .findFirst();
    }

    /** The code of a moment. */
    static String code(String secret, Instant at) {
        Key key = new SecretKeySpec(Base32.decode(secret), GENERATOR.getAlgorithm());
        try {
            return GENERATOR.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address an application scans. */
    static String address(String issuer, String login, String secret) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(login) + "?secret=" + secret + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
