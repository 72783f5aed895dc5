package cn.yipanqi.ledger.api;

import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.ledger.reading.EntryLists.Position;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of entries ended, as an opaque URL-safe text. */
final class EntryCursor {

    private EntryCursor() {}

    static String after(EntryLine line) {
        String text = line.content().firstDay() + " " + line.entry().entry();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Position position(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            return new Position(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new Refusal(Message.of("entries.cursor"));
        }
    }
}
