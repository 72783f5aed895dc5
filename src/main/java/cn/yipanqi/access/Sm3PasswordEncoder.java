package cn.yipanqi.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/** PBKDF2 (RFC 8018) with HMAC-SM3 (GM/T 0004), kept as {@code rounds$salt$hash}. */
class Sm3PasswordEncoder extends AbstractValidatingPasswordEncoder {

    private static final int SALT = 16;
    private static final int BITS = 256;

    private final int rounds;
    private final SecureRandom random = new SecureRandom();

    Sm3PasswordEncoder(int rounds) {
        this.rounds = rounds;
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return rounds + "$" + text.encodeToString(salt) + "$" + text.encodeToString(hash(password, salt, rounds));
    }

    @Override
    protected boolean matchesNonNull(String password, String kept) {
        String[] parts = kept.split("\\$");
        if (parts.length != 3 || !parts[0].matches("\\d{1,9}")) {
            return false;
        }
        Base64.Decoder bytes = Base64.getDecoder();
        return MessageDigest.isEqual(
                bytes.decode(parts[2]), hash(password, bytes.decode(parts[1]), Integer.parseInt(parts[0])));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String kept) {
        return !kept.startsWith(rounds + "$");
    }

    private static byte[] hash(String password, byte[] salt, int rounds) {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SM3Digest());
        generator.init(PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password.toCharArray()), salt, rounds);
        return ((KeyParameter) generator.generateDerivedParameters(BITS)).getKey();
    }
}
