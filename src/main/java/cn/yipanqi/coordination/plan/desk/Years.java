package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.PlanYear;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which year's plan a page shows: the one asked for, else this year's where there is a plan, else the latest there is, else this year's. */
public final class Years {

    private Years() {}

    public static OptionalInt asked(@Nullable String text) {
        return text != null && text.matches("20\\d\\d|2100")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** Where none is asked for. */
    public static int usual(List<PlanYear> plans, int thisYear) {
        boolean planned = plans.stream().anyMatch(plan -> plan.year() == thisYear);
        return planned || plans.isEmpty() ? thisYear : plans.get(0).year();
    }
}
