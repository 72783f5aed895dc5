package cn.yipanqi.walls;

import cn.yipanqi.access.Role;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;

/** Meetings of a county: one that is to be held, one that was, one with minutes, with items, papers and decisions. */
final class FurnishingMeeting {

    private static final String AT = "/api/v1/coordination/";

    private final FurnishedCounty county;

    private FurnishingMeeting(FurnishedCounty county) {
        this.county = county;
    }

    static void furnish(FurnishedCounty county) {
        FurnishingMeeting furnishing = new FurnishingMeeting(county);
        furnishing.made("series", "meetings/series?county=<county>", """
            {"name":"<mark>联席会议","kind":"JOINT","lead":"<unit>","members":["<unit>"],"from":"2022-01-01","rhythm":"QUARTERLY"}\
            """);
        furnishing.meeting("earlier", "2022-03-27");
        furnishing.made("postponed", "meetings/<earlier>/items", "{\"title\":\"<mark>缓议\"}");
        furnishing.asked("items/<postponed>/postponement", "{\"reason\":\"<mark>材料不全\"}");
        furnishing.meeting("meeting", "2022-06-28");
        furnishing.made("item", "meetings/<meeting>/items", "{\"title\":\"<mark>议题\",\"note\":\"<mark>背景\"}");
        furnishing.made("paper", "items/<item>/papers", "file file pdf");
        furnishing.made("proposed", Role.CADRE, "meetings/<meeting>/items", "{\"title\":\"<mark>报送的议题\"}");
        for (String held : List.of("held", "minuted")) {
            furnishing.meeting(held, "2022-03-28");
            furnishing.attended(held);
            String item = held + "Item";
            furnishing.made(item, "meetings/<" + held + ">/items", "{\"title\":\"<mark>议题\"}");
            furnishing.made(
                    held.equals("held") ? "decision" : "minutedDecision", "items/<" + item + ">/decisions", """
                {"text":"<mark>议定","commons":"VENUE","lead":"<unit>","due":"2022-06-30"}\
                """);
        }
        furnishing.asked("meetings/<minuted>/minutes/issue", "{\"revision\":3}");
    }

    private void meeting(String name, String day) {
        made(name, "meetings?county=<county>", """
            {"kind":"JOINT","title":"<mark>联席会议","day":"%s","lead":"<unit>","units":["<unit>"],"series":"<series>","place":"<mark>会议室"}\
            """.formatted(day));
        asked("meetings/<" + name + ">/notice", "{}");
    }

    private void attended(String name) {
        asked("meetings/<" + name + ">/attendance", """
            {"revision":"2","guests":[{"guest":"<unit>","attendance":"PRESENT","persons":"2"}]}\
            """);
    }

    private void made(String name, String path, String body) {
        made(name, Role.COORDINATOR, path, body);
    }

    private void made(String name, Role role, String path, String body) {
        String id = JsonPath.read(asked(role, path, body).text(), "$.id");
        county.keep(name, UUID.fromString(id));
    }

    private void asked(String path, String body) {
        asked(Role.COORDINATOR, path, body);
    }

    private Answer asked(Role role, String path, String body) {
        Request request = new Request("POST", AT + path, AT + path, body).filled(county::thing);
        Answer answer = county.person(role).ask(request);
        if (!answer.opened()) {
            throw new AssertionError(role + " " + request + " answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }
}
