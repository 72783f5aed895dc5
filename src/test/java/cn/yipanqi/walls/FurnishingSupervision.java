package cn.yipanqi.walls;

import cn.yipanqi.access.Role;
import com.jayway.jsonpath.JsonPath;

/** An item under supervision, assigned and waiting to be received, with a slip. */
final class FurnishingSupervision {

    private FurnishingSupervision() {}

    static void furnish(FurnishedCounty county) {
        String at = "/api/v1/coordination/supervision";
        Answer filed = done(
                county,
                at + "?county=<county>",
                "{\"title\":\"<mark>督办的事项\",\"commons\":\"SERVICE\",\"lead\":\"<union>\",\"partners\":[\"<unit>\"],"
                        + "\"source\":\"<mark>来源\",\"requirement\":\"<mark>要求\",\"due\":\"2099-12-31\"}");
        county.keep("supervision", JsonPath.<String>read(filed.text(), "$.id"));
        done(
                county,
                at + "/<supervision>/moves?county=<county>",
                "{\"move\":\"ASSIGN\",\"seen\":1,\"words\":\"<mark>交办\"}");
        county.keep("slip", county.rows().id(county.code(), """
            insert into coordination.supervision_slip (id, county, item, colour, due_day, year, number, reason, state, issued_at)
            select gen_random_uuid(), county, id, 'BLUE', date '2099-12-31', 2022, 1,
                jsonb_build_object('key', 'supervision.slip.near', 'args', jsonb_build_array('2099-12-31', 3)), 'ASSIGNED', now()
            from coordination.supervision where id = ?::uuid returning id
            """, county.thing("supervision")));
    }

    private static Answer done(FurnishedCounty county, String address, String body) {
        Request request = new Request("POST", address, address, body).filled(county::thing);
        Answer answer = county.person(Role.COORDINATOR).ask(request);
        if (!answer.opened()) {
            throw new AssertionError(request + " answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }
}
