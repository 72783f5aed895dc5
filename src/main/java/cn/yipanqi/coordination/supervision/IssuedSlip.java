package cn.yipanqi.coordination.supervision;

import cn.yipanqi.shared.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 督办单, as it was issued.
 *
 * @param due the last day as it was then
 * @param year with {@code number} what it is called
 * @param state how the item stood
 * @param lead who answered for it then, as {@code person}: a hand-over since changes no slip
 */
public record IssuedSlip(
        UUID id,
        UUID item,
        Colour colour,
        LocalDate due,
        int year,
        int number,
        Message reason,
        State state,
        UUID lead,
        @Nullable UUID person,
        Instant at) {

    public String url() {
        return "/coordination/supervision/" + item + "/slips/" + id;
    }
}
