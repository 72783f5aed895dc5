package cn.yipanqi.organisation.point;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** What a module knows of some point of stations and homes. Modules implement it as beans; each answers for all of a county at once. */
public interface StationFact {

    /** Code of the point it knows of, such as {@code ACTIVITY}. */
    String point();

    /**
     * @param county six-digit ledger code
     * @param subjects stations and homes asked about; those it knows nothing of are left out of the answer
     * @param on the day asked for
     */
    Map<Subject, Fact> of(long county, Collection<Subject> subjects, LocalDate on);
}
