package cn.yipanqi.bench;

import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.bench.PageBench.Taken;
import cn.yipanqi.shared.RegionCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages of joint organisation in a county with a year's work, among a few counties like it and among many. */
final class CoordinationBench {

    private static final int FEW = 5;
    private static final int MOST_STATEMENTS = 3;

    private final ConfigurableApplicationContext context;
    private final DataSource owner;
    private final DataSource superuser;
    private final Path data;

    CoordinationBench(ConfigurableApplicationContext context, DataSource owner, DataSource superuser, Path data) {
        this.context = context;
        this.owner = owner;
        this.superuser = superuser;
        this.data = data;
    }

    void run(int counties, Results results) throws Exception {
        CoordinationCounty county = new CoordinationCounty(context, owner, superuser, Bench.COUNTY);
        long start = System.nanoTime();
        county.fill();
        county.tell(results);
        RegionCode region = RegionCode.county(Bench.COUNTY);
        PageBench office = bench("office", Grant.of(Role.COORDINATOR, region));
        PageBench unit = bench("unit", new Grant(Role.CADRE, region, county.unit(), null, Set.of()));
        Map<String, String> ofOffice = addresses(county);
        Map<String, String> ofUnit = Map.of("desk of a unit", "/desk");
        log("filled", start);
        copy(0, FEW - 1);
        log("a few copies", start);
        Map<String, Taken> few = new LinkedHashMap<>(office.measure(ofOffice));
        few.putAll(unit.measure(ofUnit));
        log("measured", start);
        copy(FEW - 1, counties - 1);
        log("all copies", start);
        Map<String, Taken> many = new LinkedHashMap<>(office.measure(ofOffice));
        many.putAll(unit.measure(ofUnit));
        results.note("rows of joint organisation and of what waits, in all " + counties + " counties", rows());
        for (String page : many.keySet()) {
            Taken taken = many.get(page);
            results.add(
                    "page %s: statements beside the frame's %d".formatted(page, taken.frame()),
                    "--",
                    Integer.toString(taken.own()),
                    taken.own(),
                    MOST_STATEMENTS,
                    false);
            Bench.tell(page, few.get(page), taken, FEW + " counties", counties + " counties", results);
        }
    }

    private static void log(String what, long start) {
        System.out.printf("%s after %d s%n", what, (System.nanoTime() - start) / 1_000_000_000);
    }

    private PageBench bench(String login, Grant grant) throws Exception {
        String secret = Bench.account(context, "bench-" + login, grant);
        Pages pages =
                new Pages(((WebServerApplicationContext) context).getWebServer().getPort());
        pages.signIn("bench-" + login, Bench.PASSWORD, secret);
        return new PageBench(pages, owner, superuser, data.resolve("postgres.log"));
    }

    private static Map<String, String> addresses(CoordinationCounty county) {
        String tasks = "/coordination/tasks?year=" + county.year();
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("desk of the office", "/desk");
        addresses.put("task list", tasks);
        addresses.put("task list, of a unit and near due", tasks + "&due=near&unit=" + county.unit());
        addresses.put("supervision", "/coordination/supervision");
        addresses.put("meetings", "/coordination/meetings");
        return addresses;
    }

    private void copy(int from, int to) throws Exception {
        List<Long> codes = LongStream.range(from, to).mapToObj(i -> 980_001 + i).toList();
        new ManyCounties(owner).copy(Bench.COUNTY, codes);
        new ManyPlans(superuser).copy(Bench.COUNTY, codes);
    }

    private String rows() throws Exception {
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement();
                var sum = statement.executeQuery("""
                    select sum(n_live_tup), pg_size_pretty(sum(pg_total_relation_size(relid)))
                    from pg_stat_user_tables where schemaname in ('coordination', 'notify')
                    """)) {
            sum.next();
            return "%,d (%s)".formatted(sum.getLong(1), sum.getString(2));
        }
    }
}
