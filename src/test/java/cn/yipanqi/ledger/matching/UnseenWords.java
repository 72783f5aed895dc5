package cn.yipanqi.ledger.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Words of counties that are not the demo county. */
final class UnseenWords {

    static final List<String> COUNTIES = List.of("云岭县", "青石县", "临江县", "沙河市", "北川自治县", "望水县", "石鼓区");
    static final List<String> SYLLABLES = List.of(
            "清", "河", "石", "桥", "云", "岭", "白", "沙", "龙", "泉", "金", "塘", "马", "营", "双", "柏", "高", "坪", "大", "湾", "长",
            "林", "永", "和", "新", "坡", "上", "寨", "南", "溪", "古", "井");
    static final List<String> SPOTS = List.of(
            "文化站", "中心小学", "卫生院", "便民服务大厅", "老年活动中心", "村委会", "体育场", "人民广场", "会展中心", "图书馆", "第二中学", "三楼会议室", "工业园区",
            "烈士陵园");
    static final List<String> NUMBERS = List.of("零", "一", "二", "三", "四", "五", "六", "七", "八");

    /** Kinds of unit, with the forms of their names; # stands for the county. The first three are in every county. */
    static final Map<String, List<String>> UNITS = new LinkedHashMap<>();

    private static final Map<String, List<List<String>>> TOPICS = new LinkedHashMap<>();
    private static final List<List<String>> CAMPAIGNS;

    static {
        UNITS.put("总工会", List.of("总工会", "#总工会", "县总工会", "工会"));
        UNITS.put("共青团", List.of("团县委", "共青团#委员会", "共青团#委", "县团委"));
        UNITS.put("妇联", List.of("妇联", "#妇女联合会", "县妇联", "#妇联"));
        UNITS.put("科协", List.of("科协", "#科学技术协会", "县科协"));
        UNITS.put("红十字会", List.of("红十字会", "#红十字会", "县红十字会"));
        UNITS.put("残联", List.of("残联", "#残疾人联合会", "县残联"));
        UNITS.put("工商联", List.of("工商联", "#工商业联合会", "县工商联"));
        UNITS.put("侨联", List.of("侨联", "#归国华侨联合会", "县侨联"));
        UNITS.put("文联", List.of("文联", "#文学艺术界联合会", "县文联"));
        for (String line : lines("/matching/unseen-topics.txt")) {
            String[] cells = line.split("\\|");
            TOPICS.computeIfAbsent(cells[0], kind -> new java.util.ArrayList<>())
                    .add(List.of(cells).subList(1, cells.length));
        }
        CAMPAIGNS = lines("/matching/unseen-campaigns.txt").stream()
                .map(line -> List.of(line.split("\\|")))
                .toList();
    }

    private UnseenWords() {}

    static List<String> namesOf(String kind, String county) {
        return Objects.requireNonNull(UNITS.get(kind)).stream()
                .map(name -> name.replace("#", county))
                .toList();
    }

    static List<String> topic(Random random, String kind) {
        return pick(random, Objects.requireNonNull(TOPICS.get(kind)));
    }

    static List<List<String>> campaigns() {
        return CAMPAIGNS;
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(UnseenWords.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
