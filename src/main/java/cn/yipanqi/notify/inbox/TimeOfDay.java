package cn.yipanqi.notify.inbox;

import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A time as typed: 9:00, 09:00, 9：00. */
final class TimeOfDay {

    private TimeOfDay() {}

    /** None where nothing was typed, and where it is no time: that is noted at the field. */
    static @Nullable LocalTime read(String field, @Nullable String typed, Mistakes mistakes) {
        String text = typed == null ? "" : typed.strip().replace('：', ':');
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
            mistakes.add(field, Message.of("notify.hours.shape"));
            return null;
        }
        String[] parts = text.split(":");
        return LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
}
