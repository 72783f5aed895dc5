/**
 * What was decided, when and by whom: posting, merging, correcting, freezing, exporting, and who signed in. Written in the transaction of
 * the deed itself, so that neither stands without the other. Append-only, and chained: each county's records are numbered without a gap,
 * and each hash covers the record and the hash before it.
 *
 * <p><b>Words.</b> A <em>deed</em> is one record; its <em>action</em> is {@code module.verb} and has its words in the bundles under {@code
 * audit.<action>} (a module new here adds {@code audit.module.<module>}); its <em>subject</em> is what it was done to. Modules above say
 * where a subject is to be seen ({@link cn.yipanqi.audit.SubjectAddress}). A <em>head</em> is number and hash of the last record of a chain,
 * now or when a day was over; it is given out as a file and printed on reports, so that a chain computed anew is told from the true one.
 *
 * <p>Deeds wait until their transaction commits and are written last: the chain's lock is short, and taken after every other. A transaction
 * that reads a snapshot (REPEATABLE READ) cannot see the record before its own and is refused: read first, then write.
 *
 * <p><b>Not here:</b> the log of the program (which tells what went wrong), histories of entries (ledger).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "database", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.audit;
