package cn.yipanqi.access.passkey;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.web.webauthn.api.Bytes;

/** What devices know an account by: its id, which says nothing of its holder. */
final class Handle {

    private static final int LENGTH = 16;

    private Handle() {}

    static Bytes of(UUID account) {
        return new Bytes(ByteBuffer.allocate(LENGTH)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static Optional<UUID> account(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return bytes.remaining() == LENGTH ? Optional.of(new UUID(bytes.getLong(), bytes.getLong())) : Optional.empty();
    }
}
