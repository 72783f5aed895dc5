package cn.yipanqi.figures;

import cn.yipanqi.ledger.MatterShares.Position;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page ended, as an opaque URL-safe text. */
final class Cursors {

    private Cursors() {}

    static String after(LocalDate day, UUID matter) {
        return encode(day + " " + matter);
    }

    static Position position(String cursor) {
        try {
            String[] parts = decode(cursor).split(" ", -1);
            return new Position(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    /** A page of a list that is short enough to be made whole. */
    static FigureSource.Rows page(List<FigureRow> all, @Nullable String cursor, int size) {
        int from = Math.min(cursor == null ? 0 : index(cursor), all.size());
        int to = (int) Math.min((long) from + size, all.size());
        return new FigureSource.Rows(
                List.copyOf(all.subList(from, to)),
                new FigureRows.Hidden(0, BigDecimal.ZERO),
                to < all.size() ? afterIndex(to) : null,
                null);
    }

    private static String afterIndex(int index) {
        return encode(Integer.toString(index));
    }

    private static int index(String cursor) {
        try {
            return Math.max(0, Integer.parseInt(decode(cursor)));
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(Message.of("figures.cursor"));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }
}
