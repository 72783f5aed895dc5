package cn.yipanqi.organisation;

import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.List;

/**
 * On which days of a period a home is open.
 *
 * @param days in order; those that can be told
 * @param unknown why they cannot all be told, one sentence a reason; empty where they can. A rate is then not reckoned.
 */
public record OpenDays(List<LocalDate> days, List<Message> unknown) {

    public OpenDays {
        days = List.copyOf(days);
        unknown = List.copyOf(unknown);
    }

    public boolean known() {
        return unknown.isEmpty();
    }
}
