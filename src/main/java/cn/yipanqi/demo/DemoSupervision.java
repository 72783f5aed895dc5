package cn.yipanqi.demo;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.supervision.Filing;
import cn.yipanqi.coordination.supervision.Filings;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.Move;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.coordination.supervision.Slips;
import cn.yipanqi.coordination.supervision.Step;
import cn.yipanqi.coordination.supervision.Supervisions;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Languages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts three of the sample year's tasks under supervision, once, each as far as another; where there are none, three of its own. */
@Component
@Profile("demo")
class DemoSupervision {

    private static final int YEAR = 2022;
    private static final int ITEMS = 3;

    private final Tasks tasks;
    private final Filings filings;
    private final Supervisions supervisions;
    private final Reader reader;
    private final Slips slips;
    private final Directory directory;
    private final Languages languages;
    private final Clock clock;
    private final RegionCode county;

    DemoSupervision(
            Tasks tasks,
            Filings filings,
            Supervisions supervisions,
            Reader reader,
            Slips slips,
            Directory directory,
            Languages languages,
            Clock clock,
            @Value("${yipanqi.county}") long county) {
        this.tasks = tasks;
        this.filings = filings;
        this.supervisions = supervisions;
        this.reader = reader;
        this.slips = slips;
        this.directory = directory;
        this.languages = languages;
        this.clock = clock;
        this.county = RegionCode.county(county);
    }

    /** After the sample's own tasks have been taken in, by whoever does that. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(500)
    void run() {
        Scope office = Scope.job(say("demo.actor"), county);
        CurrentScope.run(office, () -> {
            long code = county.ledger();
            if (reader.any(code)) {
                return;
            }
            List<UUID> filed = chosen(code).stream()
                    .map(task -> filings.file(
                            code,
                            task,
                            new Filing(say("demo.supervision.source"), say("demo.supervision.requirement"), null)))
                    .toList();
            if (filed.size() == ITEMS) {
                go(filed);
                slips.issue(code);
            }
        });
    }

    private List<UUID> chosen(long code) {
        List<UUID> found = new ArrayList<>(tasks.find(TaskSearch.of(code, YEAR), 0, 100).lines().stream()
                .map(line -> line.task())
                .filter(Task::open)
                .limit(ITEMS)
                .map(Task::id)
                .toList());
        CountyDirectory all = directory.of(code);
        List<Unit> units = all.units().limit(ITEMS + 1).toList();
        for (int i = found.size(); i < ITEMS && units.size() > i + 1; i++) {
            found.add(own(code, i, units.get(i).id(), units.get(i + 1).id()));
        }
        return found;
    }

    private UUID own(long code, int number, UUID lead, UUID partner) {
        LocalDate today = LocalDate.now(clock);
        return tasks.add(
                code,
                new NewTask(
                        today.getYear(),
                        null,
                        Commons.values()[number],
                        say("demo.supervision.task." + number),
                        null,
                        null,
                        lead,
                        List.of(partner),
                        List.of(),
                        null,
                        null,
                        null,
                        today.plusDays(number == 0 ? 4 : 60L * number),
                        TaskOrigin.INSTRUCTION,
                        null));
    }

    /** One in hand, one reported and under review, one waiting to be received. */
    private void go(List<UUID> filed) {
        filed.forEach(item -> move(item, Move.ASSIGN, null));
        for (UUID item : filed.subList(0, 2)) {
            move(item, Move.RECEIVE, null);
            move(item, Move.BEGIN, null);
        }
        move(filed.get(0), Move.PROGRESS, say("demo.supervision.progress"));
        partners(filed.get(1));
        move(filed.get(1), Move.REPORT, say("demo.supervision.report"));
    }

    private void partners(UUID id) {
        for (var part : reader.find(county.ledger(), id).partners()) {
            Item now = reader.find(county.ledger(), id);
            CurrentScope.run(
                    unit(part.unit()),
                    () -> supervisions.move(county.ledger(), id, Step.of(Move.CONFIRM, now.moves())));
        }
    }

    private void move(UUID id, Move move, @Nullable String words) {
        Item now = reader.find(county.ledger(), id);
        Step step = words == null ? Step.of(move, now.moves()) : Step.saying(move, now.moves(), words);
        switch (move.side()) {
            case OFFICE -> supervisions.move(county.ledger(), id, step);
            case LEAD -> CurrentScope.run(unit(now.lead()), () -> supervisions.move(county.ledger(), id, step));
            case PARTNER -> throw new IllegalArgumentException(move.name());
        }
    }

    private Scope unit(UUID unit) {
        long low = county.ledger();
        long high = county.ledgerHigh();
        return new Scope(null, say("demo.actor"), low, high, low, high, Scope.Entries.UNIT, unit, null, Set.of());
    }

    private String say(String key) {
        return languages.say(Languages.CHINESE, key);
    }
}
