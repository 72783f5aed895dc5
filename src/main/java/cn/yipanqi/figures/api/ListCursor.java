package cn.yipanqi.figures.api;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended, as an opaque URL-safe text around a key. */
final class ListCursor {

    private ListCursor() {}

    static String after(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The key, none for the first page. */
    static @Nullable String key(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty()
                    ? null
                    : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Message.of("figures.cursor"));
        }
    }

    static int size(int asked) {
        return Math.min(Math.max(asked, 1), 500);
    }
}
