package cn.yipanqi.walls;

import com.jayway.jsonpath.JsonPath;

/** A study with a record and a contact point with a visit, as the county's people make them. */
final class FurnishingStudy {

    private static final String STUDY = "/api/v1/coordination/study/";
    private static final String CONTACTS = "/api/v1/coordination/contacts";

    private FurnishingStudy() {}

    /** How the office asks; its answer's text. */
    interface Office {
        String asks(String method, String address, String body);
    }

    static void furnish(FurnishedCounty county, Office office) {
        county.keep("studySeries", id(office.asks("POST", STUDY + "series?county=<county>", """
            {"name":"<mark>学习","unit":"<unit>","weekday":"WEDNESDAY","startsAt":"15:00","minutes":"90","place":"<mark>会议室",
             "onHoliday":"MOVE","takesShifted":"true"}\
            """)));
        office.asks("POST", STUDY + "series/<studySeries>/plans?county=<county>", "{\"year\":2022}");
        String sessions = office.asks("GET", STUDY + "series/<studySeries>/sessions?county=<county>&year=2022", "");
        county.keep("studyHeld", JsonPath.<String>read(sessions, "$.items[1].session.id"));
        county.keep("studySession", JsonPath.<String>read(sessions, "$.items[2].session.id"));
        office.asks("POST", STUDY + "sessions/<studyHeld>/record?county=<county>", """
            {"day":"2022-01-12","theme":"<mark>条例","participants":"20","units":["<union>"],"minutes":"60","note":"<mark>备注","revision":1}\
            """);
        office.asks("POST", "/coordination/study/sessions/<studyHeld>/material", "file file pdf county=<county>");
        county.keep("contactPoint", id(office.asks("POST", CONTACTS + "?county=<county>", """
            {"unit":"<unit>","leader":"<mark>主席","target":"station:<station>","from":"2022-01-01","visitsAYear":"4"}\
            """)));
        county.keep("contactVisit", id(office.asks("POST", CONTACTS + "/<contactPoint>/visits?county=<county>", """
            {"day":"2022-03-10","participants":"5","seen":"<mark>情况","promised":"<mark>答应","problems":"<mark>问题一\\n<mark>问题二"}\
            """)));
        String visit = office.asks("GET", CONTACTS + "/visits/<contactVisit>?county=<county>", "");
        county.keep("contactProblem", JsonPath.<String>read(visit, "$.problems[0].id"));
        county.keep("contactProblem2", JsonPath.<String>read(visit, "$.problems[1].id"));
    }

    private static String id(String answer) {
        return JsonPath.read(answer, "$.id");
    }
}
