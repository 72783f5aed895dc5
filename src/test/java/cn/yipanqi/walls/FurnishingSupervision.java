package cn.yipanqi.walls;

import cn.yipanqi.access.Role;
import com.jayway.jsonpath.JsonPath;

/** An item under supervision, assigned and waiting to be received. */
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
