package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.supervision.Colour;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.SlipRule;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item with how it stands today.
 *
 * @param verdict its colour with the reason, none where it has none
 * @param turnBy until when it is the owner's turn, none where no clock runs
 */
public record Row(
        Item item,
        SlipRule.@Nullable Verdict verdict,
        @Nullable LocalDate turnBy) {

    public @Nullable Colour colour() {
        return verdict == null ? null : verdict.colour();
    }

    public @Nullable Message reason() {
        return verdict == null ? null : verdict.reason();
    }
}
