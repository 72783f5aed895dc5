package cn.yipanqi.report.word;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tag of a number's content control: {@code activity.sessions@AZTl3k9xcbqP3iZ0kQm1Ww}, the figure's code and the edition's id in base64url.
 * Word allows 64 characters, which leaves 41 to the code.
 */
record NumberTag(String code, UUID edition) {

    private static final int ID_LENGTH = 22;
    static final int LONGEST = 64;

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(16)
                .putLong(edition.getMostSignificantBits())
                .putLong(edition.getLeastSignificantBits());
        String tag = code + "@" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        if (tag.length() > LONGEST) {
            throw new IllegalArgumentException("Word holds no tag as long as " + tag);
        }
        return tag;
    }

    /** Reads a tag; null where it is none of ours. */
    static @Nullable NumberTag read(String tag) {
        int at = tag.lastIndexOf('@');
        if (at < 1 || tag.length() - at - 1 != ID_LENGTH) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(tag.substring(at + 1)));
            return new NumberTag(tag.substring(0, at), new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
