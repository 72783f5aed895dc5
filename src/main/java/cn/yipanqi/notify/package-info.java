/**
 * What waits for whom, and how they learn of it.
 *
 * <p><b>Words.</b> A <em>todo</em> 待办 is a piece of work that waits for a unit, a station, the county's office or one account, from the moment
 * a module opens it until the deed that closes it, in the transaction of either. An <em>addressee</em> says whose turn it is.
 *
 * <p><b>Not here:</b> what the work is and when it is done (the module that opens it), ranking or counting of persons (nowhere).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "audit", "database", "organisation", "sealing", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.notify;
