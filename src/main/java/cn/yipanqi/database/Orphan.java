package cn.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server left behind by a killed application: stopped before ours starts, after making sure that it is a PostgreSQL. */
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    private Orphan() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("cluster/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = firstNumber(Files.readAllLines(pidFile));
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(Orphan::isPostgres);
        if (process.isEmpty()) {
            Files.deleteIfExists(pidFile);
            return;
        }
        log.warn("Stopping the database server {} that an earlier run left behind", pid);
        stop(process.get());
    }

    private static void stop(ProcessHandle process) throws IOException {
        try {
            // SIGINT is PostgreSQL's fast shutdown; a plain terminate would wait for clients that are gone.
            if (!System.getProperty("os.name").startsWith("Windows")) {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor(5, TimeUnit.SECONDS);
            }
            if (!exited(process, 30)) {
                process.destroyForcibly();
                exited(process, 10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean exited(ProcessHandle process, int seconds) throws InterruptedException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        }
    }

    private static long firstNumber(List<String> lines) {
        return lines.isEmpty() ? -1 : Long.parseLong(lines.get(0).strip());
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(false);
    }
}
