package cn.yipanqi.browser;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.supervision.Filing;
import cn.yipanqi.coordination.supervision.Filings;
import cn.yipanqi.coordination.supervision.Move;
import cn.yipanqi.coordination.supervision.Slips;
import cn.yipanqi.coordination.supervision.Step;
import cn.yipanqi.coordination.supervision.Supervisions;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Commons;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An item assigned two days before its last day, with its blue slip, and one that waits to be assigned. */
class PreparedSupervision {

    private final Filings filings;
    private final Supervisions supervisions;
    private final Slips slips;
    private final Directory directory;
    private final Clock clock;

    PreparedSupervision(Filings filings, Supervisions supervisions, Slips slips, Directory directory, Clock clock) {
        this.filings = filings;
        this.supervisions = supervisions;
        this.slips = slips;
        this.directory = directory;
        this.clock = clock;
    }

    void prepare(long county) {
        UUID near = file(county, "督办：困难群众联合慰问", 2);
        supervisions.move(county, near, Step.of(Move.ASSIGN, 1));
        file(county, "督办：群团服务站“七有”补齐", 90);
        slips.issue(county);
    }

    private UUID file(long county, String title, int days) {
        List<Unit> units = directory.of(county).units().limit(2).toList();
        LocalDate today = LocalDate.now(clock);
        NewTask task = new NewTask(
                today.getYear(),
                null,
                Commons.ACTIVITY,
                title,
                null,
                null,
                units.get(0).id(),
                List.of(units.get(1).id()),
                List.of(),
                null,
                null,
                null,
                today.plusDays(days),
                TaskOrigin.INSTRUCTION,
                null);
        return filings.fileNew(county, task, new Filing("年度重点任务", "按期办结", null));
    }
}
