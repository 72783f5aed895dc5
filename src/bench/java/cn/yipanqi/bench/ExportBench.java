package cn.yipanqi.bench;

import cn.yipanqi.Yipanqi;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipFile;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The ledger list's own export of a hundred thousand rows, over HTTP, from a process whose heap {@code bin/bench} limits. The rows are
 * counted in the workbook that arrives, so a truncated one does not pass.
 */
public final class ExportBench {

    /** Another neighbour of the sample, filled by {@link Bench}. */
    static final long COUNTY = 632624;

    static final int ROWS = 100_000;
    static final String LOGIN = "bench-export";

    /** File in the data folder with the secret of that account's second factor. */
    static final String SECRET = "export-secret";

    private ExportBench() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        Results results = new Results();
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Yipanqi.class,
                "--yipanqi.data=" + data,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off")) {
            Pages pages = new Pages(
                    ((WebServerApplicationContext) context).getWebServer().getPort());
            pages.signIn(LOGIN, Bench.PASSWORD, Files.readString(data.resolve(SECRET)));
            long start = System.nanoTime();
            Path file = data.resolve("export.xlsx");
            try (InputStream workbook = pages.open("/entries/export?year=2022&county=" + COUNTY)) {
                Files.copy(workbook, file);
            }
            double taken = System.nanoTime() - start;
            long rows = rows(file) - 1;
            if (rows != ROWS) {
                throw new IllegalStateException("the workbook has " + rows + " rows");
            }
            results.note(
                    "export of %,d rows over HTTP, heap limit %d MB (highest use %d MB, garbage included)"
                            .formatted(ROWS, Runtime.getRuntime().maxMemory() >> 20, highest() >> 20),
                    Results.ms(taken));
        }
        Files.writeString(data.resolve("table.md"), results.lines(), StandardOpenOption.APPEND);
        System.exit(0);
    }

    private static long highest() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** Rows of the first sheet, without keeping any. */
    private static long rows(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile());
                InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return occurrences(sheet, "<row ");
        }
    }

    private static long occurrences(InputStream in, String mark) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int matched = 0;
        long found = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                matched = buffer[i] == mark.charAt(matched) ? matched + 1 : buffer[i] == mark.charAt(0) ? 1 : 0;
                if (matched == mark.length()) {
                    found++;
                    matched = 0;
                }
            }
        }
        return found;
    }
}
