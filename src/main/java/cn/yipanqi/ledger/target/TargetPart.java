package cn.yipanqi.ledger.target;

import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one source answers of a target, as the statement reads it. */
record TargetPart(
        UUID id,
        boolean tallied,
        String aggregate,
        Set<String> kinds,
        List<String> measures,
        @Nullable String category,
        @Nullable String tag,
        @Nullable Boolean partnered,
        @Nullable String team,
        @Nullable UUID home,
        LocalDate from,
        LocalDate to,
        Set<UUID> parties,
        boolean led) {

    /**
     * Whole months come from tallies, the days before and after them from matters; what tallies do not tell apart (tags, teams, any of
     * several units, what is counted once) comes from matters altogether.
     */
    static List<TargetPart> of(MatterTarget target) {
        MatterQuestion question = target.question();
        Period period = target.period();
        boolean adds = question.aggregate() == Aggregate.COUNT || question.aggregate() == Aggregate.SUM;
        boolean kept = question.tag() == null
                && question.partnered() == null
                && question.team() == null
                && question.home() == null
                && target.parties().size() < 2;
        LocalDate first = period.from().getDayOfMonth() == 1
                ? period.from()
                : period.from().plusMonths(1).withDayOfMonth(1);
        LocalDate last = period.to().getDayOfMonth() == period.to().lengthOfMonth()
                ? period.to()
                : period.to().withDayOfMonth(1).minusDays(1);
        if (!adds || !kept || !first.isBefore(last)) {
            return List.of(of(target, false, period));
        }
        List<TargetPart> parts = new ArrayList<>();
        parts.add(of(target, true, new Period(first, last)));
        if (period.from().isBefore(first)) {
            parts.add(of(target, false, new Period(period.from(), first.minusDays(1))));
        }
        if (last.isBefore(period.to())) {
            parts.add(of(target, false, new Period(last.plusDays(1), period.to())));
        }
        return parts;
    }

    private static TargetPart of(MatterTarget target, boolean tallied, Period period) {
        MatterQuestion question = target.question();
        return new TargetPart(
                target.id(),
                tallied,
                question.aggregate().name(),
                question.kinds(),
                question.measures().stream().map(Measure::name).toList(),
                question.category(),
                question.tag(),
                question.partnered(),
                question.team(),
                question.home(),
                period.from(),
                period.to(),
                target.parties(),
                target.led());
    }
}
