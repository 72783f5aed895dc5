package cn.yipanqi.bench;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Sign-ins a second, over HTTP with everything that belongs to one (throttle, session, record), against the password's hash alone, by as
 * many at a time as there are cores. The form is fetched beforehand.
 */
final class SignInBench {

    private static final int SIGN_INS = 40;
    private static final int RUNS = 7;

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final int port;
    private final int atATime = Runtime.getRuntime().availableProcessors();

    SignInBench(Accounts accounts, PasswordEncoder encoder, int port) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.port = port;
    }

    void run(Results results, long county) throws Exception {
        List<String> logins = new ArrayList<>();
        CurrentScope.run(Scope.nobody("bench"), () -> {
            for (int i = 0; i < SIGN_INS; i++) {
                String login = "sign-in-" + i;
                accounts.open(login, "bench", Bench.PASSWORD, Grant.of(Role.LEADER, RegionCode.county(county)));
                logins.add(login);
            }
        });
        String hash = encoder.encode(Bench.PASSWORD);
        double[] floor = new double[RUNS];
        double[] ours = new double[RUNS];
        // In turn, so that whatever else the machine does falls on both; the first two do not count.
        for (int i = -2; i < RUNS; i++) {
            double hashes = timed(logins.stream()
                    .map(login -> (Callable<Object>) () -> encoder.matches(Bench.PASSWORD, hash))
                    .toList());
            double signIns = timed(signIns(logins));
            if (i >= 0) {
                floor[i] = hashes;
                ours[i] = signIns;
            }
        }
        Arrays.sort(floor);
        Arrays.sort(ours);
        double best = SIGN_INS / (floor[RUNS / 2] / 1e9);
        double rate = SIGN_INS / (ours[RUNS / 2] / 1e9);
        results.add(
                "sign-ins a second, " + atATime + " at a time, against the hash alone",
                Results.rate(best),
                Results.rate(rate),
                rate / best,
                0.5,
                true);
    }

    private List<Callable<Object>> signIns(List<String> logins) throws Exception {
        List<Callable<Object>> all = new ArrayList<>();
        for (String login : logins) {
            Pages pages = new Pages(port);
            String token = pages.token("/sign-in");
            all.add(() -> {
                pages.password(login, Bench.PASSWORD, token);
                return login;
            });
        }
        return all;
    }

    private double timed(List<Callable<Object>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(atATime);
        try {
            long start = System.nanoTime();
            for (Future<Object> done : pool.invokeAll(tasks)) {
                done.get();
            }
            return System.nanoTime() - start;
        } finally {
            pool.shutdown();
        }
    }
}
