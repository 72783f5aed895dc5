package cn.yipanqi.bench;

import cn.yipanqi.Yipanqi;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.factor.SecondFactors;
import cn.yipanqi.bench.PageBench.Taken;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.report.Reports;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Posting, and pages at two sizes of the ledger; leaves a county for {@link ExportBench} behind. Second starts are measured by
 * {@code bin/bench} around processes.
 */
public final class Bench {

    /** Of a county that nobody has touched: the sample's neighbour. */
    static final long COUNTY = 632623;

    static final String PASSWORD = "a-long-enough-password";

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createDirectories(Path.of(args[0]));
        int manyCounties = Integer.parseInt(args[1]);
        Results results = new Results();
        parsing(results);
        try (ConfigurableApplicationContext context = start(data)) {
            DataSource owner = owner(context);
            PostingBench posting = new PostingBench(context.getBean(Ledger.class), owner);
            posting.run(results);
            new AuditBench(context.getBean(Ledger.class), posting, owner).run(results);
            AccessBench.signIns(context, results);
            pages(context, owner, posting, data, manyCounties, results);
        }
        Files.writeString(data.resolve("table.md"), results.table());
        System.exit(0);
    }

    /** Without the jobs, which go through all counties now and then: no page is measured beside them. */
    static ConfigurableApplicationContext start(Path data) {
        return SpringApplication.run(
                Yipanqi.class,
                "--yipanqi.data=" + data,
                "--yipanqi.jobs.enabled=false",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--yipanqi.county=" + COUNTY,
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off");
    }

    static DataSource owner(ConfigurableApplicationContext context) {
        return context.getBean("ownerDataSource", DataSource.class);
    }

    /** The embedded server's. */
    static Path log(ConfigurableApplicationContext context) {
        return Path.of(context.getEnvironment().getRequiredProperty("yipanqi.data"), "postgres.log");
    }

    private static void parsing(Results results) throws Exception {
        WorkbookReader reader = new WorkbookReader();
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("demo/banma-2022"))) {
            files = all.sorted().toList();
        }
        double taken = Timer.median(
                2, 5, () -> files.forEach(file -> reader.read(file.getFileName().toString(), file)));
        results.note(
                "reading the sample's " + files.size() + " workbooks (cells, without recognising)", Results.ms(taken));
    }

    private static void pages(
            ConfigurableApplicationContext context,
            DataSource owner,
            PostingBench posting,
            Path data,
            int manyCounties,
            Results results)
            throws Exception {
        Scope scope = Scope.job("bench", RegionCode.county(COUNTY));
        CurrentScope.run(scope, () -> posting.post(COUNTY));
        String secret = coordinator(context, "bench", COUNTY);
        Pages pages =
                new Pages(((WebServerApplicationContext) context).getWebServer().getPort());
        pages.signIn("bench", PASSWORD, secret);
        PageBench bench = new PageBench(pages, owner, superuser(owner, data), log(context));
        UUID report = CurrentScope.call(
                scope,
                () -> context.getBean(Reports.class)
                        .draft(COUNTY, Period.year(2022))
                        .edition()
                        .id());
        Map<String, String> addresses = addresses(report);
        ManyCounties many = new ManyCounties(owner);
        many.copy(COUNTY, LongStream.range(0, 4).mapToObj(i -> 980_001 + i).toList());
        Map<String, Taken> among10k = bench.measure(addresses);
        many.copy(
                COUNTY,
                LongStream.range(4, manyCounties - 1).mapToObj(i -> 980_001 + i).toList());
        Map<String, Taken> amongMany = bench.measure(addresses);
        String entries = "%,d entries".formatted(manyCounties * PostingBench.ROWS);
        addresses
                .keySet()
                .forEach(name -> tell(name, among10k.get(name), amongMany.get(name), "10,000", entries, results));
        AccessBench.policies(context, owner, manyCounties, results);
        many.copy(COUNTY, List.of(ExportBench.COUNTY), ExportBench.ROWS / PostingBench.ROWS);
        Files.writeString(
                data.resolve(ExportBench.SECRET), coordinator(context, ExportBench.LOGIN, ExportBench.COUNTY));
    }

    private static String coordinator(ConfigurableApplicationContext context, String login, long county) {
        return account(context, login, Grant.of(Role.COORDINATOR, RegionCode.county(county)));
    }

    /** @return the secret of the account's second factor */
    static String account(ConfigurableApplicationContext context, String login, Grant grant) {
        return CurrentScope.call(Scope.nobody("bench"), () -> {
            UUID account = context.getBean(Accounts.class).open(login, "bench", PASSWORD, grant);
            return context.getBean(SecondFactors.class).enrolForTheDemo(account);
        });
    }

    private static Map<String, String> addresses(UUID report) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("board", "/board?year=2022&county=" + COUNTY);
        addresses.put("figures", "/figures?year=2022&county=" + COUNTY);
        addresses.put("ledger list", "/entries?year=2022&county=" + COUNTY);
        addresses.put("text search", "/entries?year=2022&q=%E5%AE%A3%E8%AE%B2&county=" + COUNTY);
        addresses.put("report", "/reports/" + report);
        return addresses;
    }

    /** @param few what there was at first, in words; {@code many} likewise */
    static void tell(String name, Taken few, Taken many, String fewWords, String manyWords, Results results) {
        double floor = Math.max(2 * many.sql(), many.sql() + 15e6);
        results.add(
                "page %s among %s (%d statements): against its own SQL, 2× or +15 ms"
                        .formatted(name, manyWords, many.statements()),
                Results.ms(many.sql()) + " SQL",
                Results.ms(many.page()),
                many.page() / floor,
                1.0,
                false);
        results.add(
                "page %s: growth from %s to %s".formatted(name, fewWords, manyWords),
                Results.ms(few.page()),
                Results.ms(many.page()),
                many.page() / few.page(),
                1.3,
                false);
    }

    static DataSource superuser(DataSource owner, Path data) throws IOException {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return new DriverManagerDataSource(
                ((DriverManagerDataSource) owner).getUrl(), "postgres", secrets.getProperty("superuser"));
    }
}
