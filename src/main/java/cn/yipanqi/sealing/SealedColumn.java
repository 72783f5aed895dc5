package cn.yipanqi.sealing;

import java.util.Set;

/** A column that holds sealed values, as the module that owns it declares it. A bean each, so that a change of keys reaches them all. */
public interface SealedColumn {

    /** Schema, table and column, for the report. */
    String name();

    /**
     * Seals some of what another key than the current one sealed, and marks it anew where it is searched for. Within the owner's own scope
     * and transaction; must tell apart what it cannot open and leave it alone.
     *
     * @param limit at most so many rows
     * @return how many rows were sealed anew; 0 where nothing is left to do
     */
    int resealSome(int limit);

    /** Numbers of the keys that seal or mark something in it. */
    Set<Integer> keysInUse();
}
