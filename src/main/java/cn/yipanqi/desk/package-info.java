/**
 * 工作台: where whoever works here begins the day. What waits for them, what is near, and the month.
 *
 * <p><b>Words.</b> What <em>waits</em> is a todo for one's own account, unit, station or office; an <em>occasion</em> stands on a day of the
 * calendar. Counts of other modules are links to where the work is done.
 *
 * <p><b>Not here:</b> what the work is (the modules that open it), numbers about persons or units, rankings (nowhere), a county's year (board).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "coordination :: agenda", "database", "notify", "organisation", "shared", "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.desk;
