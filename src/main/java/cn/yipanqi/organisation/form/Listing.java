package cn.yipanqi.organisation.form;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of one of the module's lists, as the API answers it.
 *
 * @param next cursor of the page after it; none on the last
 */
public record Listing<T>(List<T> items, @Nullable String next) {

    private static final int SIZE = 100;

    /**
     * The page after a cursor.
     *
     * @param key what is lasting about an item, such as its id: what the cursor bears
     */
    public static <T> Listing<T> of(List<T> all, Function<T, ?> key, @Nullable String cursor) {
        int from = cursor == null || cursor.isBlank() ? 0 : 1 + indexOf(all, key, decoded(cursor));
        int to = Math.min(from + SIZE, all.size());
        return new Listing<>(
                List.copyOf(all.subList(from, to)),
                to < all.size() ? encoded(key.apply(all.get(to - 1)).toString()) : null);
    }

    private static <T> int indexOf(List<T> all, Function<T, ?> key, String wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).toString().equals(wanted)) {
                return i;
            }
        }
        throw unreadable();
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(Message.of("organisation.cursor"));
    }
}
