package cn.yipanqi.figures;

import cn.yipanqi.ledger.MatterNumbers.Position;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;

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

    static String afterIndex(int index) {
        return encode(Integer.toString(index));
    }

    static int index(String cursor) {
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
