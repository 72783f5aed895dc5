package cn.yipanqi.desk;

import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.agenda.Agenda;
import cn.yipanqi.coordination.agenda.Agenda.Whose;
import cn.yipanqi.coordination.agenda.Occasion;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.notify.Waiting;
import cn.yipanqi.organisation.Holidays;
import cn.yipanqi.shared.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a desk: two queries, whatever lies on it. */
@Component
class Desks {

    /** More than a person does in a week; what is beyond is on the inbox. */
    private static final int MOST = 60;

    private static final int NEAR_DAYS = 14;

    private final Todos todos;
    private final Agenda agenda;
    private final Holidays holidays;
    private final Clock clock;

    Desks(Todos todos, Agenda agenda, Holidays holidays, Clock clock) {
        this.todos = todos;
        this.agenda = agenda;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param asked the month of the calendar, this one where none is asked for */
    @Transactional(readOnly = true)
    public Desk of(long county, SignedIn asker, @Nullable YearMonth asked) {
        LocalDate today = LocalDate.now(clock);
        LocalDate until = today.plusDays(NEAR_DAYS - 1);
        YearMonth month = asked == null ? YearMonth.from(today) : asked;
        List<Waiting> waiting = todos.waiting(county, asker, MOST + 1);
        List<Occasion> occasions = agenda.of(county, whose(asker), Month.sheet(month), new Period(today, until));
        return new Desk(
                today,
                waiting.subList(0, Math.min(MOST, waiting.size())),
                waiting.size() > MOST,
                occasions.stream()
                        .filter(occasion -> !occasion.settled()
                                && !occasion.day().isBefore(today)
                                && !occasion.day().isAfter(until))
                        .toList(),
                until,
                Month.of(month, today, occasions, holidays));
    }

    /** The office and leaders look at the whole county; a cadre at the own unit, staff at their station. */
    private static Whose whose(SignedIn asker) {
        Role role = asker.grant().role();
        return new Whose(
                role == Role.COORDINATOR || role == Role.LEADER,
                asker.grant().unit(),
                asker.grant().station());
    }
}
