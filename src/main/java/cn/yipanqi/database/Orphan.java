package cn.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server processes of a data folder that nobody looks after any more: the whole server where the application was killed, its workers
 * where the server itself was. Stopped before ours starts, after making sure that they are PostgreSQL's.
 */
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);
    private static final long GLANCE_MILLIS = 50;

    private Orphan() {}

    static void stop(Path data) throws IOException {
        try {
            Path pidFile = pidFile(data);
            Optional<ProcessHandle> server = server(data);
            if (server.isPresent()) {
                log.warn(
                        "Stopping the database server {} that an earlier run left behind",
                        server.get().pid());
                stop(server.get());
            } else {
                Files.deleteIfExists(pidFile);
            }
            stopWorkers(data);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier database server was being stopped", e);
        }
    }

    /** The server that runs on the folder now, if one does. */
    static Optional<ProcessHandle> server(Path data) throws IOException {
        try {
            return ProcessHandle.of(firstNumber(Files.readAllLines(pidFile(data))))
                    .filter(Orphan::isPostgres);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("cluster/postmaster.pid");
    }

    private static void stop(ProcessHandle process) throws IOException, InterruptedException {
        // SIGINT is PostgreSQL's fast shutdown; a plain terminate would wait for clients that are gone.
        if (!System.getProperty("os.name").startsWith("Windows")) {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        }
        if (!within(PATIENCE, () -> !isPostgres(process))) {
            process.destroyForcibly();
            within(LAST_PATIENCE, () -> !isPostgres(process));
        }
    }

    /** Workers of a server that was killed end by themselves, but only when they next look; none may touch the files beside a new server. */
    private static void stopWorkers(Path data) throws InterruptedException {
        if (!within(PATIENCE, () -> workers(data).isEmpty())) {
            workers(data).forEach(ProcessHandle::destroyForcibly);
            within(LAST_PATIENCE, () -> workers(data).isEmpty());
        }
    }

    /** Processes of the very binaries that were unpacked into this folder. */
    private static List<ProcessHandle> workers(Path data) {
        Path binaries = data.resolve("bin");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).startsWith(binaries))
                        .orElse(false))
                .filter(Orphan::isPostgres)
                .toList();
    }

    private static boolean within(Duration time, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(GLANCE_MILLIS);
        }
        return true;
    }

    private static long firstNumber(List<String> lines) {
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d+")
                ? -1
                : Long.parseLong(lines.get(0).strip());
    }

    /** One that has ended but was not yet collected by its parent has no command any more, and counts as ended. */
    static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(false);
    }
}
