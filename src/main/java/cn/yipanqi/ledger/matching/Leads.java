package cn.yipanqi.ledger.matching;

import java.util.Collection;
import java.util.List;

/** Presumes who led what entries state, merged or alone. */
public final class Leads {

    private final TitleReader reader;
    private final LeadSearch search;

    /**
     * @param all entries of the kind and county, to see which unit keeps an activity at other times
     * @param names what the county's units are called
     */
    public Leads(Collection<Candidate> all, UnitNames names) {
        reader = new TitleReader(names);
        search = new LeadSearch(
                all.stream().map(candidate -> Row.of(candidate, reader)).toList(), names);
    }

    /** @param matter the entries of one matter, one at least */
    public Presumption of(List<Candidate> matter) {
        return search.of(
                matter.stream().map(candidate -> Row.of(candidate, reader)).toList());
    }
}
