package cn.yipanqi.coordination.supervision;

import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.shared.Commons;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task under supervision, as it stands.
 *
 * @param year with {@code number} what it is called: 督办〔2022〕3号
 * @param source 督办事项来源
 * @param requirement 督办要求
 * @param instruction words of a leader's instruction, only as long as the county's network is declared fit for them
 * @param title the task's
 * @param person the task's 责任人
 * @param taskFrom the task's first day
 * @param firstDue the last day as it was at the filing
 * @param extensions how often that was moved
 * @param askedUntil the day that is asked for, while an extension is asked for
 * @param percent how far the work is, as the lead said last
 * @param turnAt when the state was entered
 * @param wordAt when the lead was last heard of, or told
 * @param filedAt when it came under supervision
 * @param moves number of the last move
 * @param partners units that assist, with their word
 * @param bodies outside bodies that assist: they have no word here, the lead answers for them
 */
public record Item(
        UUID id,
        long county,
        UUID task,
        int year,
        int number,
        String source,
        String requirement,
        @Nullable String instruction,
        Commons commons,
        String title,
        UUID lead,
        @Nullable UUID person,
        @Nullable LocalDate taskFrom,
        State state,
        LocalDate firstDue,
        LocalDate due,
        int extensions,
        @Nullable LocalDate askedUntil,
        @Nullable Integer percent,
        Instant turnAt,
        Instant wordAt,
        Instant filedAt,
        int moves,
        List<Part> partners,
        List<UUID> bodies) {

    /** The clock on the county's wall: where a day begins. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public Item {
        partners = List.copyOf(partners);
        bodies = List.copyOf(bodies);
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** The day the state was entered. */
    public LocalDate turnDay() {
        return dayOf(turnAt);
    }

    /** The day the lead was last heard of, or told. */
    public LocalDate wordDay() {
        return dayOf(wordAt);
    }

    /** The day the work may begin: the task's, or the filing's. */
    public LocalDate begins() {
        return taskFrom == null ? dayOf(filedAt) : taskFrom;
    }

    public List<UUID> unconfirmed() {
        return partners.stream().filter(part -> !part.done()).map(Part::unit).toList();
    }

    public String url() {
        return "/coordination/supervision/" + id;
    }

    /** The same item while its task was still in other hands. */
    Item asBefore(Task before) {
        return new Item(
                id,
                county,
                task,
                year,
                number,
                source,
                requirement,
                instruction,
                commons,
                title,
                before.lead(),
                before.person(),
                taskFrom,
                state,
                firstDue,
                due,
                extensions,
                askedUntil,
                percent,
                turnAt,
                wordAt,
                filedAt,
                moves,
                before.partners().stream()
                        .map(unit -> new Part(unit, null, null))
                        .toList(),
                bodies);
    }
}
