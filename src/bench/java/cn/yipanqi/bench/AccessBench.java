package cn.yipanqi.bench;

import cn.yipanqi.Yipanqi;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.shared.RegionCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;

/** What keeping strangers out costs, alone and shortly: {@code AccessBench <data folder> <counties>}. */
public final class AccessBench {

    private AccessBench() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createDirectories(Path.of(args[0]));
        int counties = Integer.parseInt(args[1]);
        Results results = new Results();
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Yipanqi.class,
                "--yipanqi.data=" + data,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off")) {
            DataSource owner = context.getBean("ownerDataSource", DataSource.class);
            signIns(context, results);
            PostingBench posting = new PostingBench(context.getBean(Ledger.class), owner);
            CurrentScope.run(Scope.job("bench", RegionCode.county(Bench.COUNTY)), () -> posting.post(Bench.COUNTY));
            new ManyCounties(owner)
                    .copy(
                            Bench.COUNTY,
                            LongStream.range(0, counties - 1)
                                    .mapToObj(i -> 980_001 + i)
                                    .toList());
            policies(context, owner, counties, results);
        }
        System.exit(0);
    }

    static void signIns(ConfigurableApplicationContext context, Results results) throws Exception {
        new SignInBench(
                        context.getBean(Accounts.class),
                        context.getBean(PasswordEncoder.class),
                        ((WebServerApplicationContext) context).getWebServer().getPort())
                .run(results, Bench.COUNTY);
    }

    static void policies(ConfigurableApplicationContext context, DataSource owner, int counties, Results results)
            throws Exception {
        new RlsBench(context.getBean(EntryLists.class), context.getBean(PlatformTransactionManager.class), owner)
                .run(results, Bench.COUNTY, counties * PostingBench.ROWS);
    }
}
