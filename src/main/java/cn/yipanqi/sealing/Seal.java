package cn.yipanqi.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.springframework.stereotype.Component;

/**
 * Seals texts and opens them again. A sealed value is: version (1 byte), algorithm (1), number of the key (4), nonce (12), what is
 * sealed, tag (16). The nonce is random: at 2^32 values a key is due to be changed (NIST SP 800-38D, 8.3), a county has some thousands.
 */
@Component
public class Seal {

    static final int VERSION = 1;
    static final int HEAD = 6;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final KeyFile keys;
    private final SecureRandom random = new SecureRandom();

    Seal(KeyFile keys) {
        this.keys = keys;
    }

    /** @return the sealed value, for a column of type {@code bytea} */
    public byte[] seal(String text, Place place) {
        SealingKey key = keys.ring().currentKey();
        byte[] head = head(key);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = applied(true, key, head, nonce, text.getBytes(StandardCharsets.UTF_8), place);
        return ByteBuffer.allocate(HEAD + NONCE + sealed.length)
                .put(head)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * @param sealed as {@link #seal} gave it for the same place
     * @throws UnopenableException where it was altered, moved, or its key is gone
     */
    public String open(byte[] sealed, Place place) {
        if (sealed.length < HEAD + NONCE + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw new UnopenableException("not a sealed value", place);
        }
        SealingKey key = keys.key(keyOf(sealed))
                .orElseThrow(
                        () -> new UnopenableException("sealed with key " + keyOf(sealed) + ", not on the ring", place));
        byte[] head = Arrays.copyOf(sealed, HEAD);
        byte[] nonce = Arrays.copyOfRange(sealed, HEAD, HEAD + NONCE);
        byte[] inside = Arrays.copyOfRange(sealed, HEAD + NONCE, sealed.length);
        return new String(applied(false, key, head, nonce, inside, place), StandardCharsets.UTF_8);
    }

    /** Number of the key that seals and marks what is new; in the database {@code app.sealing_key} and {@code app.marking_key} read it. */
    public int currentKey() {
        return keys.ring().current();
    }

    /**
     * The keyed hash by which an equal text is found: the number of the key (4 bytes) and the hash, under the current key.
     *
     * @param text folded by the caller: equal texts must be the same to the letter
     */
    public byte[] mark(String text) {
        return mark(keys.ring().currentKey(), text);
    }

    /** The text's marks under every key of the ring: a row marked before a change of keys is found by one of them. */
    public List<byte[]> marks(String text) {
        return keys.ring().all().stream().map(key -> mark(key, text)).toList();
    }

    private static byte[] mark(SealingKey key, String text) {
        byte[] hash = key.mark(text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(Integer.BYTES + hash.length)
                .putInt(key.number())
                .put(hash)
                .array();
    }

    /** Bytes 3 to 6, big end first. */
    static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed).getInt(2);
    }

    private static byte[] head(SealingKey key) {
        return ByteBuffer.allocate(HEAD)
                .put((byte) VERSION)
                .put((byte) key.cipherment().number())
                .putInt(key.number())
                .array();
    }

    private static byte[] applied(
            boolean sealing, SealingKey key, byte[] head, byte[] nonce, byte[] input, Place place) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(key.cipherment().block());
        cipher.init(sealing, new AEADParameters(key.sealing(), TAG_BITS, nonce));
        cipher.processAADBytes(head, 0, head.length);
        byte[] where = place.bytes();
        cipher.processAADBytes(where, 0, where.length);
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int written = cipher.processBytes(input, 0, input.length, output, 0);
        try {
            cipher.doFinal(output, written);
        } catch (InvalidCipherTextException e) {
            throw new UnopenableException("altered, or moved from another place", place);
        }
        return output;
    }
}
