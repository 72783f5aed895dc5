package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which period a page shows, and which it offers. */
@Component
class Periods {

    private final EntryLists lists;
    private final Clock clock;

    Periods(EntryLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /** The one asked for, else the year of the county's latest entry, else this year. */
    Period or(@Nullable Period asked, long county) {
        return asked != null
                ? asked
                : lists.latestYear(county)
                        .orElseGet(() -> Period.year(LocalDate.now(clock).getYear()));
    }

    /** The years around the chosen one, and the parts of its year. */
    List<Choice> offered(Period chosen, Page page) {
        int year = chosen.from().getYear();
        List<Period> all = new ArrayList<>();
        IntStream.rangeClosed(year - 2, year + 1).map(i -> 2 * year - 1 - i).forEach(y -> all.add(Period.year(y)));
        IntStream.rangeClosed(1, 2).forEach(half -> all.add(Period.half(year, half)));
        IntStream.rangeClosed(1, 4).forEach(quarter -> all.add(Period.quarter(year, quarter)));
        IntStream.rangeClosed(1, 12).forEach(month -> all.add(Period.month(YearMonth.of(year, month))));
        if (!all.contains(chosen)) {
            all.add(0, chosen);
        }
        return all.stream()
                .map(period -> new Choice(period.code(), page.t(period.words())))
                .toList();
    }
}
