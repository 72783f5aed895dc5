package cn.yipanqi.organisation.load;

import cn.yipanqi.organisation.Region;
import cn.yipanqi.shared.RegionCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One division of the files.
 *
 * <p>Left out: Hong Kong, Macao and Taiwan, for which the statistics bureau publishes no codes; villages. Where a prefecture has no
 * counties (东莞市, 中山市, 儋州市) the files repeat it as its own only county, and where a county has no townships (金门县) as its own only
 * township: these are one division and stand here once, at the higher level.
 *
 * @param heading whether it only groups counties in the statistics (市辖区, 省直辖县级行政区划)
 */
record Division(
        RegionCode code,
        DivisionName parts,
        String name,
        Region.Level level,
        @Nullable Long parent,
        boolean heading) {

    private static final Set<String> HEADINGS = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    /** All divisions of the files, each after the one it belongs to. */
    static List<Division> read() {
        List<String> peoples = new ArrayList<>(List.of("各族"));
        ReferenceFiles.rows("divisions/peoples.csv").forEach(row -> peoples.add(row.get(1)));
        Map<Long, Division> all = new LinkedHashMap<>();
        for (String file : List.of("provinces.csv", "cities.csv", "areas.csv", "streets.csv.gz")) {
            for (List<String> row : ReferenceFiles.rows("divisions/" + file)) {
                Division division = of(new RegionCode(row.get(0)), row.get(1), peoples, all);
                all.putIfAbsent(division.code.low(), division);
            }
        }
        return List.copyOf(all.values());
    }

    private static Division of(RegionCode code, String name, List<String> peoples, Map<Long, Division> above) {
        Region.Level level = switch (code.digits().length()) {
            case 2 -> Region.Level.PROVINCE;
            case 4 -> Region.Level.PREFECTURE;
            case 6 -> Region.Level.COUNTY;
            default -> Region.Level.TOWNSHIP;
        };
        boolean zone = level == Region.Level.COUNTY && code.digits().charAt(4) == '7';
        return new Division(
                code,
                DivisionName.of(name, zone, peoples),
                name,
                level,
                parent(code, above),
                level == Region.Level.PREFECTURE && HEADINGS.contains(name));
    }

    private static @Nullable Long parent(RegionCode code, Map<Long, Division> above) {
        return java.util.stream.Stream.of(6, 4, 2)
                .filter(length -> length < code.digits().length())
                .map(length -> new RegionCode(code.digits().substring(0, length)).low())
                .filter(low -> low != code.low() && above.containsKey(low))
                .findFirst()
                .orElse(null);
    }

    static Map<Long, Division> byCode(List<Division> divisions) {
        return divisions.stream().collect(Collectors.toMap(each -> each.code().low(), each -> each));
    }
}
