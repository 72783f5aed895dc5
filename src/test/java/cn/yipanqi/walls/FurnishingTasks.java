package cn.yipanqi.walls;

import cn.yipanqi.access.Role;
import com.jayway.jsonpath.JsonPath;

/** Plans, tasks and task lists for a furnished county. */
final class FurnishingTasks {

    private static final String AT = "/api/v1/coordination/";

    private final FurnishedCounty county;
    private final Sender sender;

    /** Sends a request as one of the county's people, and insists that it succeeds. */
    interface Sender {
        Answer send(Role role, String method, String address, String body);
    }

    FurnishingTasks(FurnishedCounty county, Sender sender) {
        this.county = county;
        this.sender = sender;
    }

    void furnish() {
        county.keep("task", task("任务", 2022));
        sender.send(
                Role.COORDINATOR, "POST", "/coordination/plans/2022", "form county=<county>&revision=1&title=<mark>计划");
        county.keep("done task", task("办结任务", 2022));
        post("tasks/<done task>/completion?county=<county>", "{\"words\":\"<mark>办结\"}");
        county.keep("old task", task("旧任务", 2020));
        post("plans/2020/force?county=<county>", "{}");
        for (String name : new String[] {"list", "spare list", "posted list"}) {
            Answer sent = post("tasks/imports", "file file tasks county=<county>");
            county.keep(name, JsonPath.read(sent.text(), "$.taken.id"));
        }
        post("tasks/imports/<posted list>/posting?county=<county>", "{}");
    }

    private String task(String title, int year) {
        Answer made = post("tasks?county=<county>", """
            {"year":%d,"commons":"ACTIVITY","title":"<mark>%s","lead":"<union>","partners":["<unit>"],"due":"%d-09-30"}\
            """.formatted(year, title, year));
        return JsonPath.read(made.text(), "$.id");
    }

    private Answer post(String address, String body) {
        return sender.send(Role.COORDINATOR, "POST", AT + address, body);
    }
}
