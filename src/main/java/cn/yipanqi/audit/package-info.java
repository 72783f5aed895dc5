/**
 * What was decided, when and by whom: posting, merging, correcting, freezing, exporting, and who signed in. Written in the transaction of
 * the deed itself, so that neither stands without the other. Append-only: the application's role may not change or remove a record.
 *
 * <p><b>Words.</b> A <em>deed</em> is one record; its <em>action</em> is {@code module.verb} and has its words in the bundles under {@code
 * audit.<action>}; its <em>subject</em> is what it was done to. Modules above say where a subject is to be seen ({@link
 * cn.yipanqi.audit.SubjectAddress}).
 *
 * <p><b>Not here:</b> the log of the program (which tells what went wrong), histories of entries (ledger).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "database", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.audit;
