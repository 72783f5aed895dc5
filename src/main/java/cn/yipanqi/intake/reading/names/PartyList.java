package cn.yipanqi.intake.reading.names;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a list of units and bodies as a cell holds it: 县总工会、妇联, 残联与县医院, "民政局 卫健局等". The 和 inside 人力资源和社会保障局 parts nothing.
 */
public final class PartyList {

    /** Longer than a few names can be. */
    private static final int LONGEST = 100;

    private static final Pattern SEPARATORS = Pattern.compile("[、,;；/|+\\n&]|以及|\\d+[.、)](?!\\d)");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^】]*】");
    private static final Pattern AND_SO_ON =
            Pattern.compile("等?(?:\\d+|[一二两三四五六七八九十]+|多|各|相关|有关)?(?:家|个)?(?:单位|部门|成员单位|群团组织|群团)?等?$");
    private static final Pattern LIST_WORD = Pattern.compile("^(?:联合|协办|配合|协同|会同|与|和|及|同)(?:单位|部门)?[:：]?");

    /** A body's name ends in one of these; only after such an end does 和, 与 or 及 part two names. */
    private static final Pattern ENDS_LIKE_A_BODY = Pattern.compile(
            ".*(?:局|会|联|委|院|校|站|所|中心|公司|队|办|部|社|团|协|馆|厂|行|府|集团|协会|学会|大学|中学|小学|医院|园|庭|处|组|台|报社|支行|场|店|商|企业|志愿者|办公室|委员会|机关|镇|乡|村|街道|社区)");

    private PartyList() {}

    /** The parties in order, each once. */
    public static List<Party> read(String cell, Names names) {
        List<Party> parties = new ArrayList<>();
        String text = ASIDE.matcher(cell.replace('（', '(').replace('）', ')')).replaceAll("、");
        for (String item : SEPARATORS.split(text.replace('，', ','))) {
            for (String name : byBlanks(item, names)) {
                String trimmed = tidy(name, names);
                if (!trimmed.isEmpty() && !PlainText.saysNothing(trimmed)) {
                    joined(trimmed, names).stream()
                            .map(names::party)
                            .filter(party -> !parties.contains(party))
                            .forEach(parties::add);
                }
            }
        }
        return List.copyOf(parties);
    }

    /** Blanks part names, except after the county's own (班玛县 总工会) and inside a name spaced out (妇 联). */
    private static List<String> byBlanks(String item, Names names) {
        String plain = PlainText.of(item);
        if (!plain.contains(" ") || names.unit(plain).isPresent()) {
            return List.of(PlainText.dense(item));
        }
        List<String> words = new ArrayList<>();
        String held = "";
        for (String word : BLANK.split(plain)) {
            String whole = held + word;
            if (names.isWholeCounty(whole) || whole.length() == 1) {
                held = whole;
            } else {
                words.add(whole);
                held = "";
            }
        }
        if (!held.isEmpty()) {
            words.add(held);
        }
        return words;
    }

    private static String tidy(String name, Names names) {
        String plain = PlainText.dense(name);
        if (names.unit(plain).isPresent()) {
            return plain;
        }
        String led = LIST_WORD.matcher(plain).replaceFirst("");
        if (names.unit(led).isPresent()) {
            return led;
        }
        String ended = plain.contains("等") ? AND_SO_ON.matcher(plain).replaceFirst("") : plain;
        return ended.endsWith("。") || ended.endsWith(".") ? ended.substring(0, ended.length() - 1) : ended;
    }

    private static List<String> joined(String name, Names names) {
        if (names.unit(name).isPresent() || name.length() > LONGEST) {
            return List.of(name);
        }
        for (int at = 1; at < name.length() - 1; at++) {
            if ("和与及".indexOf(name.charAt(at)) >= 0) {
                String left = name.substring(0, at);
                if (names.unit(left).isPresent()
                        || ENDS_LIKE_A_BODY.matcher(left).matches()) {
                    List<String> parts = new ArrayList<>(List.of(left));
                    parts.addAll(joined(name.substring(at + 1), names));
                    return parts;
                }
            }
        }
        return List.of(name);
    }
}
