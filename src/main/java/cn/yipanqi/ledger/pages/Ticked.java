package cn.yipanqi.ledger.pages;

import cn.yipanqi.shared.Refusal;
import java.util.UUID;

/** An entry ticked in a list, in the version that was shown: {@code id.version}. */
record Ticked(UUID entry, int version) {

    static Ticked of(String text) {
        try {
            String[] parts = text.split("\\.", -1);
            return new Ticked(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        } catch (RuntimeException e) {
            throw Refusal.absent("entry");
        }
    }
}
