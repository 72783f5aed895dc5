package cn.yipanqi.figures;

import cn.yipanqi.ledger.CountyTallies;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Period;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where and when figures are asked for. The county's register is read when a source first needs it, and only once. */
final class Asked {

    private final long county;
    private final Period period;
    private final @Nullable Long asOf;
    private final boolean withRows;
    private final @Nullable CountyTallies tallies;
    private final Supplier<CountyDirectory> read;
    private @Nullable CountyDirectory directory;
    private boolean daysToo;

    /**
     * @param asOf posting number, none for the present
     * @param withRows whether the rows behind each are counted
     * @param tallies of that period where they were read already
     */
    Asked(
            long county,
            Period period,
            @Nullable Long asOf,
            boolean withRows,
            @Nullable CountyTallies tallies,
            Supplier<CountyDirectory> read) {
        this.county = county;
        this.period = period;
        this.asOf = asOf;
        this.withRows = withRows;
        this.tallies = tallies;
        this.read = read;
    }

    long county() {
        return county;
    }

    Period period() {
        return period;
    }

    @Nullable
    Long asOf() {
        return asOf;
    }

    boolean withRows() {
        return withRows;
    }

    @Nullable
    CountyTallies tallies() {
        return tallies;
    }

    /** Says that the days on which homes were used are needed as well, so that they come along with the matters' answers. */
    void needDays() {
        daysToo = true;
    }

    boolean needsDays() {
        return daysToo;
    }

    CountyDirectory directory() {
        CountyDirectory known = directory;
        if (known == null) {
            known = read.get();
            directory = known;
        }
        return known;
    }
}
