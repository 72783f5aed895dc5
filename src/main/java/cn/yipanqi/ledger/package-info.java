/**
 * The book of record: what was done, entered once, counted once, never rewritten.
 *
 * <p><b>Words.</b> An <em>entry</em> 记录 is what one recorder stated; a <em>matter</em> 事项 is what happened, and every entry belongs to
 * exactly one; a <em>posting</em> is one write to a county's ledger and has that county's next posting number; a <em>tally</em> is a sum
 * kept in step with the entries. <em>Merging</em> and <em>parting</em> move entries between matters and copy nothing.
 *
 * <p><b>Not here:</b> what a number means (figures), how workbooks are read (intake), personal data (never).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "database",
            "files",
            "notify",
            "organisation",
            "organisation :: point",
            "shared",
            "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger;
