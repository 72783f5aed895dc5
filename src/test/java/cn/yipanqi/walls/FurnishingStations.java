package cn.yipanqi.walls;

import java.util.function.BiConsumer;

/** What a station has and tells: an eighth point, notes, a card that nobody has published. */
final class FurnishingStations {

    private FurnishingStations() {}

    /** @param office sends a body to an address of the office's API */
    static void furnish(BiConsumer<String, String> office) {
        String at = "/api/v1/organisation/";
        office.accept(at + "checklist/points?county=<county>", "{\"name\":\"<mark>有队伍\"}");
        for (String subject : new String[] {"stations/<station>", "homes/<home>"}) {
            office.accept(
                    at + subject + "/notes?county=<county>",
                    "{\"code\":\"SIGN\",\"holds\":true,\"words\":\"<mark>挂牌\"}");
        }
    }
}
