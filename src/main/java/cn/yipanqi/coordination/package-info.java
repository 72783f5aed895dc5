/**
 * 组织共建, the first of the six commons, by which a county drives the other five: who leads, by which rules, what was decided, who does it
 * until when, and whether it is done.
 *
 * <p><b>Words.</b> The <em>leading group</em> 领导小组 has members by post. A <em>regulation</em> 制度 has versions of numbered <em>clauses</em>; one
 * version is in force on a day. A <em>meeting</em> of a <em>series</em> has agenda items, of which some become <em>decisions</em>. A <em>task</em> 任务
 * has one <em>lead</em> 牵头 and <em>partners</em> 协同; the task list 任务清单 and the responsibility list 责任清单 are two views of the same tasks. A task
 * is under <em>supervision</em> 督办 from its filing 立项 to its <em>discharge</em> 销号. A <em>contact point</em> 联点 is where a unit goes and sees.
 *
 * <p><b>Where.</b> Each concept has its package and its addresses {@code /coordination/<concept>}; all share the schema {@code coordination}. What was
 * done is posted to the ledger in the transaction in which it is done, and counted there.
 *
 * <p><b>Not here:</b> counting (ledger, figures), reminding (notify), reports (report).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: factor",
            "access :: idempotency",
            "audit",
            "database",
            "figures",
            "files",
            "intake",
            "intake :: workbook",
            "ledger",
            "ledger :: target",
            "notify",
            "organisation",
            "organisation :: point",
            "shared",
            "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination;
