package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to be added.
 *
 * @param year the plan's
 * @param number 序号 in the list, where it has one
 * @param measures 工作措施
 * @param goal 量化目标, in the list's words
 * @param lead unit that leads 牵头
 * @param partners units that assist 协同, never the lead
 * @param bodies bodies outside the mass organisations that assist
 * @param leader 责任领导, a person
 * @param person 责任人, a person
 * @param from first day, not after the last
 * @param due last day
 * @param originId the record it comes from, where the origin has one
 */
public record NewTask(
        int year,
        @Nullable Integer number,
        Commons commons,
        String title,
        @Nullable String measures,
        @Nullable String goal,
        UUID lead,
        List<UUID> partners,
        List<UUID> bodies,
        @Nullable UUID leader,
        @Nullable UUID person,
        @Nullable LocalDate from,
        LocalDate due,
        TaskOrigin origin,
        @Nullable UUID originId) {}
