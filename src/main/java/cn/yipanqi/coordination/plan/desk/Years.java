package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which year's plan a page shows. */
public final class Years {

    private Years() {}

    /** The one asked for, else this year's where there is a plan, else the latest there is, else this year's. */
    public static int or(@Nullable String asked, List<Plan> plans, LocalDate today) {
        if (asked != null && asked.matches("20\\d\\d|2100")) {
            return Integer.parseInt(asked);
        }
        boolean thisYear = plans.stream().anyMatch(plan -> plan.year() == today.getYear());
        return thisYear || plans.isEmpty() ? today.getYear() : plans.get(0).year();
    }
}
