package cn.yipanqi.ledger;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The name of a suggested group: its entries, so that it means the same tomorrow whatever else has been suggested since. */
public final class GroupId {

    private static final int BYTES = 16;
    private static final int MOST_ENTRIES = 60;

    private GroupId() {}

    /** URL-safe, the same for the same entries in any order. */
    public static String of(List<UUID> entries) {
        ByteBuffer bytes = ByteBuffer.allocate(entries.size() * BYTES);
        entries.stream()
                .sorted(Merging.BY_TEXT)
                .forEach(entry ->
                        bytes.putLong(entry.getMostSignificantBits()).putLong(entry.getLeastSignificantBits()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The entries, in the order of their ids. */
    public static List<UUID> entries(String id) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException e) {
            throw unreadable(id);
        }
        if (bytes.length < 2 * BYTES || bytes.length % BYTES != 0 || bytes.length > MOST_ENTRIES * BYTES) {
            throw unreadable(id);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<UUID> entries = new ArrayList<>();
        while (buffer.hasRemaining()) {
            entries.add(new UUID(buffer.getLong(), buffer.getLong()));
        }
        return entries;
    }

    private static Refusal unreadable(String id) {
        return new Refusal(Message.of("ledger.group.unreadable", id.length() > 60 ? id.substring(0, 60) : id));
    }
}
