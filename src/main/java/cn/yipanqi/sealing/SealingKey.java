package cn.yipanqi.sealing;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** One key of the ring: from its secret come, apart from each other (HKDF, RFC 5869), the key that seals and the key that marks. */
final class SealingKey {

    private static final int MARK_KEY_BYTES = 32;

    private final int number;
    private final Cipherment cipherment;
    private final KeyParameter sealing;
    private final KeyParameter marking;

    /**
     * @param number how sealed values name it, 1 and up
     * @param secret 32 random bytes
     */
    SealingKey(int number, Cipherment cipherment, byte[] secret) {
        this.number = number;
        this.cipherment = cipherment;
        this.sealing = derived(secret, "seal", cipherment.keyBytes());
        this.marking = derived(secret, "mark", MARK_KEY_BYTES);
    }

    private KeyParameter derived(byte[] secret, String purpose, int bytes) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(cipherment.digest());
        generator.init(new HKDFParameters(secret, null, purpose.getBytes(StandardCharsets.US_ASCII)));
        byte[] key = new byte[bytes];
        generator.generateBytes(key, 0, bytes);
        return new KeyParameter(key);
    }

    int number() {
        return number;
    }

    Cipherment cipherment() {
        return cipherment;
    }

    KeyParameter sealing() {
        return sealing;
    }

    byte[] mark(byte[] text) {
        HMac mac = new HMac(cipherment.digest());
        mac.init(marking);
        mac.update(text, 0, text.length);
        byte[] mark = new byte[mac.getMacSize()];
        mac.doFinal(mark, 0);
        return mark;
    }

    @Override
    public String toString() {
        return "key " + number + " (" + cipherment + ", not shown)";
    }
}
