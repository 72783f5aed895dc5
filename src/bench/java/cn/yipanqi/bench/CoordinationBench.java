package cn.yipanqi.bench;

import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.bench.PageBench.Taken;
import cn.yipanqi.shared.RegionCode;
import java.io.Reader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The pages of joint organisation in a county with a year's work, alone in its installation and among many like it. Preparing and measuring are
 * apart, each a process of its own: {@code fill <folder>}, {@code copy <folder> <counties>}, {@code measure <folder>} and
 * {@code table <folder of one> <folder of many> <counties>}.
 */
public final class CoordinationBench {

    private static final int MOST_STATEMENTS = 3;
    private static final String OFFICE = "office";
    private static final String UNIT = "unit";

    private final Path folder;

    private CoordinationBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        CoordinationBench bench = new CoordinationBench(Path.of(args[1]));
        switch (args[0]) {
            case "fill" -> bench.fill();
            case "copy" -> bench.copy(Integer.parseInt(args[2]));
            case "measure" -> bench.measure();
            case "table" -> new CoordinationBench(Path.of(args[2])).table(bench, Integer.parseInt(args[3]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private void fill() throws Exception {
        try (ConfigurableApplicationContext context = Bench.start(Files.createDirectories(folder))) {
            DataSource superuser = Bench.superuser(Bench.owner(context), folder);
            CoordinationCounty county = new CoordinationCounty(context, Bench.owner(context), superuser, Bench.COUNTY);
            county.fill();
            RegionCode region = RegionCode.county(Bench.COUNTY);
            Properties people = new Properties();
            people.setProperty("whose", county.unit().toString());
            people.setProperty(OFFICE, Bench.account(context, "bench-" + OFFICE, Grant.of(Role.COORDINATOR, region)));
            people.setProperty(
                    UNIT,
                    Bench.account(
                            context, "bench-" + UNIT, new Grant(Role.CADRE, region, county.unit(), null, Set.of())));
            try (Writer out = Files.newBufferedWriter(people())) {
                people.store(out, null);
            }
            vacuum(superuser);
        }
    }

    private Path people() {
        return folder.resolve("bench.properties");
    }

    private void copy(int counties) throws Exception {
        List<Long> codes =
                LongStream.range(0, counties - 1).mapToObj(i -> 980_001 + i).toList();
        try (ConfigurableApplicationContext context = Bench.start(folder)) {
            DataSource superuser = Bench.superuser(Bench.owner(context), folder);
            // For as long as rows are put in: fewer checkpoints, each of which would write every page whole once more.
            execute(superuser, "alter system set max_wal_size = '8GB'", "select pg_reload_conf()");
            new ManyCounties(Bench.owner(context)).copy(Bench.COUNTY, codes);
            new ManyPlans(superuser).copy(Bench.COUNTY, codes);
            execute(superuser, "alter system reset max_wal_size", "select pg_reload_conf()");
            vacuum(superuser);
        }
    }

    /** So that no measure is taken while the server does it by itself. */
    private static void vacuum(DataSource superuser) throws Exception {
        execute(superuser, "vacuum (freeze, analyze)", "checkpoint");
    }

    private static void execute(DataSource source, String... statements) throws Exception {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private void measure() throws Exception {
        Properties people = read(people());
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (ConfigurableApplicationContext context = Bench.start(folder)) {
            DataSource superuser = Bench.superuser(Bench.owner(context), folder);
            PageBench office = bench(context, superuser, OFFICE, people);
            PageBench unit = bench(context, superuser, UNIT, people);
            Map<String, String> ofOffice = addresses(UUID.fromString(people.getProperty("whose")));
            Map<String, String> ofUnit = Map.of("desk of a unit", "/desk");
            office.warm(ofOffice);
            unit.warm(ofUnit);
            Map<String, Taken> taken = new LinkedHashMap<>(office.measure(ofOffice));
            taken.putAll(unit.measure(ofUnit));
            Properties measured = new Properties();
            taken.forEach((page, each) -> measured.setProperty(page, each.written()));
            measured.setProperty("load", "%.1f".formatted(load));
            measured.setProperty("held", held(superuser, people.getProperty("whose")));
            measured.setProperty("rows", rows(superuser));
            try (Writer out = Files.newBufferedWriter(measured())) {
                measured.store(out, null);
            }
        }
    }

    private Path measured() {
        return folder.resolve("measured.properties");
    }

    private static PageBench bench(
            ConfigurableApplicationContext context, DataSource superuser, String who, Properties people)
            throws Exception {
        Pages pages =
                new Pages(((WebServerApplicationContext) context).getWebServer().getPort());
        pages.signIn("bench-" + who, Bench.PASSWORD, people.getProperty(who));
        return new PageBench(pages, Bench.owner(context), superuser, Bench.log(context));
    }

    private static Map<String, String> addresses(UUID unit) {
        String tasks = "/coordination/tasks";
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("desk of the office", "/desk");
        addresses.put("task list", tasks);
        addresses.put("task list, of a unit and near due", tasks + "?due=NEAR&unit=" + unit);
        addresses.put("supervision", "/coordination/supervision");
        addresses.put("supervision, red", "/coordination/supervision?colour=RED");
        addresses.put("supervision, closed", "/coordination/supervision?state=ended");
        addresses.put("meetings", "/coordination/meetings");
        return addresses;
    }

    private void table(CoordinationBench alone, int counties) throws Exception {
        Results results = new Results();
        Properties few = read(alone.measured());
        Properties many = read(measured());
        results.note("the county holds", many.getProperty("held"));
        results.note(
                "rows of joint organisation and of what waits, in all " + counties + " counties",
                many.getProperty("rows"));
        results.note(
                "load average of the machine as measuring began, alone and among all",
                few.getProperty("load") + " and " + many.getProperty("load"));
        List<String> pages = new java.util.ArrayList<>(addresses(new UUID(0, 0)).keySet());
        pages.add("desk of a unit");
        for (String page : pages) {
            Taken taken = Taken.read(many.getProperty(page));
            results.add(
                    "page %s: statements beside the frame's %d".formatted(page, taken.frame()),
                    "--",
                    Integer.toString(taken.own()),
                    taken.own(),
                    MOST_STATEMENTS,
                    false);
            Bench.tell(page, Taken.read(few.getProperty(page)), taken, "alone", counties + " counties", results);
        }
        Files.writeString(folder.resolve("table.md"), results.table());
    }

    private static Properties read(Path file) throws Exception {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        }
        return read;
    }

    /** How much the county holds. */
    private static String held(DataSource superuser, String unit) throws Exception {
        List<String> parts = new java.util.ArrayList<>();
        for (String table : List.of(
                "coordination.task",
                "coordination.supervision",
                "coordination.meeting",
                "coordination.study_session",
                "coordination.contact_visit",
                "notify.todo")) {
            parts.add("'%s ' || to_char(count(*) filter (where county = %d), 'FM999,999') from %s"
                    .formatted(table, Bench.COUNTY, table));
        }
        parts.add("""
            'of which the office''s ' || count(*) filter (where addressee_kind = 'OFFICE')
                || ', one unit''s ' || count(*) filter (where addressee = '%s') from notify.todo where county = %d
            """.formatted(unit, Bench.COUNTY));
        return text(superuser, "select concat_ws(', ', (select " + String.join("), (select ", parts) + "))");
    }

    private static String rows(DataSource superuser) throws Exception {
        return text(superuser, """
            select to_char(sum(c.reltuples), 'FM999,999,999') || ' (' || pg_size_pretty(sum(pg_total_relation_size(c.oid))) || ')'
            from pg_class c where c.relkind = 'r' and c.reltuples > 0
                and c.relnamespace in ('coordination'::regnamespace, 'notify'::regnamespace)
            """);
    }

    private static String text(DataSource source, String query) throws Exception {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
