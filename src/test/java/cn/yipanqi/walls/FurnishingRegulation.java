package cn.yipanqi.walls;

import cn.yipanqi.access.Role;
import com.jayway.jsonpath.JsonPath;

/** A leading group, a regulation in two versions with a third being drafted, an opinion on that, and a figure that rests on it. */
final class FurnishingRegulation {

    private static final String AT = "/api/v1/coordination/";

    private final FurnishedCounty county;

    private FurnishingRegulation(FurnishedCounty county) {
        this.county = county;
    }

    static void furnish(FurnishedCounty county) {
        FurnishingRegulation furnishing = new FurnishingRegulation(county);
        furnishing.group();
        furnishing.regulation();
    }

    private String done(Role role, String method, String address, String body) {
        Request request = new Request(method, AT + address, AT + address, body).filled(county::thing);
        Answer answer = county.person(role).ask(request);
        if (!answer.opened()) {
            throw new AssertionError(role + " " + request + " answered " + answer.status() + " " + answer.text());
        }
        return answer.text();
    }

    private void made(String name, String address, String body) {
        county.keep(name, JsonPath.<String>read(done(Role.COORDINATOR, "POST", address, body), "$.id"));
    }

    private void group() {
        made("leadingGroup", "group?county=<county>", """
            {"name":"<mark>领导小组","document":"<mark>文件","from":"2021-01-01","duties":"<mark>职责","officeName":"<mark>办公室",
             "officeUnit":"<unit>","officeDuties":"<mark>日常"}\
            """);
        made("member", "group/<leadingGroup>/members?county=<county>", """
            {"role":"LEADER","position":"<mark>书记","unit":"<unit>","from":"2021-01-01","place":1}\
            """);
    }

    private static String draft(String text, String more) {
        return """
            {"title":"<mark>制度","kind":"JOINT_MEETING","level":"COUNTY","issuer":"<mark>小组","text":"%s"%s}\
            """.formatted(text, more);
    }

    private void adopted(String version, int revision, String from) {
        done(Role.COORDINATOR, "POST", "regulations/versions/<" + version + ">/adoption?county=<county>", """
            {"revision":%d,"adoptedOn":"%s","inForceFrom":"%s","meetingWords":"<mark>会议","units":["<unit>"],"stations":["<station>"]}\
            """.formatted(
                        revision, from, from));
    }

    private void regulation() {
        made("regulationFirst", "regulations?county=<county>", draft("第一条 <mark>每半年一次。\\n第二条 <mark>召集。", ""));
        String first = done(Role.COORDINATOR, "GET", "regulations/versions/<regulationFirst>?county=<county>", "");
        county.keep("regulation", JsonPath.<String>read(first, "$.version.regulation"));
        adopted("regulationFirst", 1, "2021-03-01");
        made("regulationVersion", "regulations/<regulation>/versions?county=<county>", "{}");
        done(
                Role.COORDINATOR,
                "PUT",
                "regulations/versions/<regulationVersion>?county=<county>",
                draft("第一条 <mark>每季度一次。\\n第二条 <mark>召集。", ",\"revision\":1"));
        adopted("regulationVersion", 2, "2022-03-01");
        done(Role.CADRE, "POST", "regulations/versions/<regulationVersion>/acknowledgements?county=<county>", "{}");
        made("regulationDraft", "regulations/<regulation>/versions?county=<county>", "{}");
        done(Role.COORDINATOR, "POST", "regulations/versions/<regulationDraft>/asking?county=<county>", """
            {"units":["<unit>"],"stations":["<station>"],"until":"2099-01-01"}\
            """);
        String given = done(Role.CADRE, "POST", "regulations/versions/<regulationDraft>/opinions?county=<county>", """
            {"clause":1,"stance":"OBJECTS","words":"<mark>意见","proposed":"<mark>每月一次"}\
            """);
        county.keep("opinion", JsonPath.<String>read(given, "$.id"));
        made("citation", "citations?county=<county>", """
            {"of":"figure:activity.sessions","version":"<regulationVersion>","number":1}\
            """);
    }
}
