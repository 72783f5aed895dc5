package cn.yipanqi.coordination.agenda;

/** What one concept has on days. Implemented in its own package, of its own tables. */
@FunctionalInterface
public interface AgendaSource {

    /**
     * A select over the concept's tables with the columns {@code kind text} (a constant of {@link Occasion.Kind}), {@code id uuid}, {@code day
     * date}, {@code at time}, {@code title text}, {@code url text}, {@code settled boolean} (done, held or recorded), and no order. It may use
     * the parameters {@code :county bigint}, {@code :every boolean} (all of the county's), {@code :unit uuid} and {@code :station uuid} (whose, where
     * not all; either may be null). The days are asked for around it.
     */
    String select();
}
