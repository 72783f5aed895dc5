package cn.yipanqi.walls;

import cn.yipanqi.ledger.GroupId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Things of the same shape as a county has, which are nowhere. */
final class Nowhere {

    static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Nowhere() {}

    /** @param but names that stand for the county's own all the same */
    static UnaryOperator<String> of(FurnishedCounty county, String... but) {
        Set<String> own = Set.of(but);
        return name -> own.contains(name) || Request.isNobodys(name) ? county.thing(name) : thing(name, county);
    }

    private static String thing(String name, FurnishedCounty like) {
        return switch (name) {
            case "county", "division" -> "650102";
            case "township" -> "650102999";
            case "region" -> "650102999000";
            case "group", "refused" -> GroupId.of(List.of(UUID.randomUUID(), UUID.randomUUID()));
            default ->
                ID.matcher(like.thing(name)).matches()
                        ? UUID.randomUUID().toString()
                        : like.thing(name).replaceFirst("..$", "zz");
        };
    }
}
