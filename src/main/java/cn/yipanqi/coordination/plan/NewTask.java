package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to be added, or what one is to say after a change.
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
 * @param parent the larger task of the same plan that it is part of
 * @param predecessor the task of the same plan that must be done first
 * @param continues the task of the year before that it goes on with
 * @param target what it is to reach, where that can be counted
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
        @Nullable UUID originId,
        @Nullable UUID parent,
        @Nullable UUID predecessor,
        @Nullable UUID continues,
        @Nullable Target target) {

    /** One that stands for itself and has no counted target. */
    public NewTask(
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
            @Nullable UUID originId) {
        this(
                year, number, commons, title, measures, goal, lead, partners, bodies, leader, person, from, due, origin,
                originId, null, null, null, null);
    }

    public NewTask withTarget(@Nullable Target reached) {
        return new NewTask(
                year,
                number,
                commons,
                title,
                measures,
                goal,
                lead,
                partners,
                bodies,
                leader,
                person,
                from,
                due,
                origin,
                originId,
                parent,
                predecessor,
                continues,
                reached);
    }

    public NewTask withPlace(@Nullable UUID partOf, @Nullable UUID after) {
        return new NewTask(
                year, number, commons, title, measures, goal, lead, partners, bodies, leader, person, from, due, origin,
                originId, partOf, after, continues, target);
    }

    public NewTask withDays(@Nullable LocalDate first, LocalDate last) {
        return new NewTask(
                year,
                number,
                commons,
                title,
                measures,
                goal,
                lead,
                partners,
                bodies,
                leader,
                person,
                first,
                last,
                origin,
                originId,
                parent,
                predecessor,
                continues,
                target);
    }

    public NewTask withPeople(@Nullable UUID responsibleLeader, @Nullable UUID responsible) {
        return new NewTask(
                year,
                number,
                commons,
                title,
                measures,
                goal,
                lead,
                partners,
                bodies,
                responsibleLeader,
                responsible,
                from,
                due,
                origin,
                originId,
                parent,
                predecessor,
                continues,
                target);
    }

    public NewTask withBodies(List<UUID> outside) {
        return new NewTask(
                year,
                number,
                commons,
                title,
                measures,
                goal,
                lead,
                partners,
                outside,
                leader,
                person,
                from,
                due,
                origin,
                originId,
                parent,
                predecessor,
                continues,
                target);
    }

    /** In other hands: whoever leads now assists no longer. */
    public NewTask inHands(UUID leads, @Nullable UUID responsible) {
        return new NewTask(
                year,
                number,
                commons,
                title,
                measures,
                goal,
                leads,
                partners.stream().filter(unit -> !unit.equals(leads)).toList(),
                bodies,
                leader,
                responsible,
                from,
                due,
                origin,
                originId,
                parent,
                predecessor,
                continues,
                target);
    }
}
