package cn.yipanqi.web;

import java.util.List;
import java.util.Optional;

/** How many things wait for the visitor behind one item of the side navigation. All of them are counted in one statement, once a page. */
public interface WaitingCount {

    /** The {@link NavigationItem#url()} beside which the count stands. */
    String url();

    /** What waits; empty where the visitor has nothing to do with it. None is not shown. */
    Optional<Rows> of(VisitorView visitor);

    /**
     * Rows to be counted, few and found by an index.
     *
     * @param from what follows {@code select count(*) from}, with a question mark for each value
     * @param values in the order of the question marks
     */
    record Rows(String from, List<Object> values) {

        public Rows {
            values = List.copyOf(values);
        }
    }
}
