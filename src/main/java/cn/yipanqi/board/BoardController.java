package cn.yipanqi.board;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.BoardTallies;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.NavigationSource;
import cn.yipanqi.web.PeriodSwitch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 一盘棋, the home of leaders. */
@Controller
@Requires(Permission.LEDGER_READ)
class BoardController {

    private static final int FIRST = 0;
    private static final int AFTER_THE_DESK = 10;

    private final Boards boards;
    private final BoardTallies tallies;
    private final Clock clock;

    BoardController(Boards boards, BoardTallies tallies, Clock clock) {
        this.boards = boards;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** First of all for who only reads, which is where he lands; below the desk and what waits for who works here. */
    @Bean
    static NavigationSource boardNavigation() {
        return visitor -> List.of(new NavigationItem(
                "/board",
                "board.nav",
                visitor.may(Permission.COORDINATION_WORK.name()) ? AFTER_THE_DESK : FIRST,
                null,
                Permission.LEDGER_READ.name()));
    }

    /** The board counts by whole months: of other days, the months they lie in. */
    @GetMapping("/board")
    @Snapshot
    ModelAndView show(County county, @Nullable Period period) {
        Period asked = period == null ? latest(county) : period;
        Period months = months(asked);
        Board board = boards.of(county.code(), months);
        return new ModelAndView(
                board.begun() ? "board/show" : "board/begin",
                Map.of(
                        "board",
                        board,
                        "periods",
                        new PeriodSwitch(months, board.state().years()),
                        "widened",
                        !months.equals(asked)));
    }

    private static Period months(Period period) {
        return new Period(
                period.from().withDayOfMonth(1),
                period.to().withDayOfMonth(period.to().lengthOfMonth()));
    }

    private Period latest(County county) {
        return Period.year(
                tallies.latestYear(county.code()).orElse(LocalDate.now(clock).getYear()));
    }
}
