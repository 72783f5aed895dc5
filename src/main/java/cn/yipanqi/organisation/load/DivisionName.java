package cn.yipanqi.organisation.load;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a division's name is made of: 果洛藏族自治州 is the 州 of 果洛.
 *
 * @param stem the name without the kind of division and the peoples it is called by; the whole name where one character would remain
 *     (赵县) or where the name does not divide (functional zones, 左旗)
 * @param word what it is called among its like, as in 团县委; 工 (工作委员会) for functional zones
 */
record DivisionName(String stem, String word) {

    private static final Pattern AUTONOMOUS = Pattern.compile("(.+)自治[区州县旗]");
    private static final Pattern OF_PEOPLES = Pattern.compile("(.+族)[乡镇区]");
    private static final Pattern BANNER_OF_A_SIDE = Pattern.compile(".+[左右前后中]旗");
    private static final Pattern ORDINARY = Pattern.compile("(.+?)(省|地区|盟|州|市|林区|特区|区|县|旗|街道办事处|街道|民族乡|乡|镇|民族苏木|苏木)");

    /**
     * @param name as the statistics bureau writes it
     * @param zone whether it is a functional zone (development zones and the like), which is no division in law
     * @param peoples names of the peoples, 藏族
     */
    static DivisionName of(String name, boolean zone, List<String> peoples) {
        if (zone) {
            return new DivisionName(name, "工");
        }
        return new DivisionName(stem(name, peoples), word(name));
    }

    private static String word(String name) {
        if (name.endsWith("地区")) {
            return "地";
        }
        String last = name.substring(name.length() - 1);
        return "省市区州盟县旗乡镇".contains(last) ? last : "工";
    }

    private static String stem(String name, List<String> peoples) {
        Matcher autonomous = AUTONOMOUS.matcher(name);
        if (autonomous.matches()) {
            return withoutPeoples(autonomous.group(1), peoples);
        }
        Matcher ofPeoples = OF_PEOPLES.matcher(name);
        if (ofPeoples.matches()) {
            return withoutPeoples(ofPeoples.group(1), peoples);
        }
        Matcher ordinary = ORDINARY.matcher(name);
        if (!ordinary.matches() || BANNER_OF_A_SIDE.matcher(name).matches()) {
            return name;
        }
        return ordinary.group(1).length() < 2 ? name : ordinary.group(1);
    }

    private static String withoutPeoples(String text, List<String> peoples) {
        String rest = text;
        for (String before = ""; !rest.equals(before); ) {
            before = rest;
            rest = withoutLastPeople(rest, peoples);
        }
        // 东乡族自治县 is called by its people alone.
        return rest.endsWith("族") && rest.length() > 2 ? rest.substring(0, rest.length() - 1) : rest;
    }

    private static String withoutLastPeople(String text, List<String> peoples) {
        return peoples.stream()
                .flatMap(people -> java.util.stream.Stream.of(people, people.substring(0, people.length() - 1)))
                .filter(people -> people.length() > 1 && text.endsWith(people) && text.length() - people.length() >= 2)
                .max(Comparator.comparingInt(String::length))
                .map(people -> text.substring(0, text.length() - people.length()))
                .orElse(text);
    }
}
