package cn.yipanqi.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.agenda.Occasion;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.notify.Urgency;
import cn.yipanqi.notify.Waiting;
import cn.yipanqi.web.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk over the API: the same, in one answer. */
@RestController
@Requires(Permission.LEDGER_READ)
class DeskApi {

    private final Desks desks;

    DeskApi(Desks desks) {
        this.desks = desks;
    }

    /**
     * @param more whether more waits than is listed
     * @param near what is not settled from today on, for two weeks
     * @param days the month's sheet, whole weeks
     */
    record DeskJson(LocalDate today, List<TodoJson> waiting, boolean more, List<Occasion> near, List<Month.Day> days) {}

    /**
     * @param whose ACCOUNT, UNIT, STATION or OFFICE
     * @param url where it is done, a path within the site
     */
    record TodoJson(
            UUID id,
            String topic,
            String what,
            String whose,
            String url,
            @Nullable LocalDate due,
            Urgency urgency) {}

    /** @param month of the calendar, for instance 2022-10 */
    @GetMapping("/api/v1/desk")
    @Snapshot
    DeskJson show(
            County county, @RequestParam @Nullable String month, @AuthenticationPrincipal SignedIn me, Page page) {
        Desk desk = desks.of(county.code(), me, DeskController.month(month));
        return new DeskJson(
                desk.today(),
                desk.waiting().stream().map(waiting -> json(waiting, page)).toList(),
                desk.more(),
                desk.near(),
                desk.month().weeks().stream().flatMap(List::stream).toList());
    }

    private static TodoJson json(Waiting waiting, Page page) {
        return new TodoJson(
                waiting.id(),
                waiting.topic(),
                page.t(waiting.what()),
                waiting.to().kind().name(),
                waiting.url(),
                waiting.due(),
                waiting.urgency());
    }
}
