package cn.yipanqi.sealing;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.SM4Engine;

/**
 * What a key is used with: the international algorithms, or the national ones (GM/T 0002 SM4, GM/T 0004 SM3) where the assessment of
 * commercial cryptography 密评 asks for them. Both in Galois/Counter Mode with a tag of 128 bits (GB/T 36624, NIST SP 800-38D).
 */
enum Cipherment {
    /** AES-256-GCM and HMAC-SHA-256. */
    AES(1, 32) {
        @Override
        BlockCipher block() {
            return AESEngine.newInstance();
        }

        @Override
        Digest digest() {
            return new SHA256Digest();
        }
    },
    /** SM4-GCM and HMAC-SM3. */
    SM4(2, 16) {
        @Override
        BlockCipher block() {
            return new SM4Engine();
        }

        @Override
        Digest digest() {
            return new SM3Digest();
        }
    };

    private final int number;
    private final int keyBytes;

    Cipherment(int number, int keyBytes) {
        this.number = number;
        this.keyBytes = keyBytes;
    }

    abstract BlockCipher block();

    abstract Digest digest();

    /** How it is written at the head of a sealed value. */
    int number() {
        return number;
    }

    int keyBytes() {
        return keyBytes;
    }

    static Optional<Cipherment> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
