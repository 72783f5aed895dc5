/**
 * The sample county, for whoever wants to see the product at work: accounts, a year of workbooks taken through the very same intake as an
 * upload, sure duplicates confirmed, the year's report, its meetings, the leading group by posts, the regulations the report names, a study
 * planned and contact points set. Only with the profile {@code demo}; each step is done once, whatever is stopped and started in between.
 *
 * <p><b>Not here:</b> any number. What the demo shows comes from the workbooks.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: factor",
            "coordination :: group",
            "coordination :: plan",
            "coordination :: regulation",
            "coordination :: contact",
            "coordination :: study",
            "coordination :: meeting",
            "coordination :: meeting-agenda",
            "coordination :: meeting-series",
            "coordination :: task-lists",
            "coordination :: supervision",
            "database",
            "figures",
            "intake",
            "ledger",
            "organisation",
            "report",
            "shared",
            "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.demo;
