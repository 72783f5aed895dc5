package cn.yipanqi.database;

import cn.yipanqi.database.DatabaseAddress.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in the data folder, for machines that have only a JDK. It outlives restarts and kills of either
 * process; one process at a time may use a folder.
 */
class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "yipanqi";

    private final Path data;
    private final FileChannel lockFile;
    private final @Nullable FileLock lock;
    private final EmbeddedPostgres server;
    private final DatabaseAddress address;

    EmbeddedDatabase(Path data) {
        this.data = data.toAbsolutePath().normalize();
        try {
            PrivateFiles.folder(this.data);
            this.lockFile =
                    FileChannel.open(this.data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.lock = lock();
            Secrets secrets = Secrets.in(this.data);
            Orphan.stop(this.data);
            this.server = start(secrets);
            this.address = prepare(secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded database in " + this.data + " did not start: " + e.getMessage()
                            + ". As root, PostgreSQL needs user namespaces (unshare -U); otherwise start as an ordinary user,"
                            + " or give SPRING_DATASOURCE_URL of a server.",
                    e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded database in " + this.data + " could not be prepared", e);
        }
    }

    private FileLock lock() throws IOException {
        try {
            FileLock held = lockFile.tryLock();
            if (held != null) {
                return held;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("locked within this process", e);
        }
        throw new IllegalStateException("The data folder " + data + " is in use by another running instance."
                + " Stop that one first, or set YIPANQI_DATA to another folder.");
    }

    private EmbeddedPostgres start(Secrets secrets) throws IOException {
        Path cluster = data.resolve("cluster");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(data.resolve("bin").toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                // The pool must close first; the context's order sees to that, a hook of the library's own would not.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", secrets.superuser())
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        data.resolve("postgres.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        data.resolve("postgres.log").toFile()));
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

    /** Makes roles and the database once, then closes the door that the library leaves open (trust). */
    private DatabaseAddress prepare(Secrets secrets) throws IOException, SQLException {
        Login owner = new Login("app_owner", secrets.owner());
        Login user = new Login("app_user", secrets.user());
        try (Connection connection = server.getPostgresDatabase(java.util.Map.of("password", secrets.superuser()))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = 'app_owner'")) {
                statement.execute("create role app_owner login password '" + owner.password() + "'");
                statement.execute("create role app_user login password '" + user.password() + "'");
                statement.execute("alter role postgres password '" + secrets.superuser() + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner app_owner");
            }
            if (!exists(statement, "select 1 where '一盘棋' ~ '[[:alpha:]]{3}'")) {
                throw new IllegalStateException("the database's character type does not know Chinese letters");
            }
            requirePasswords(statement);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
        return new DatabaseAddress(url, user, owner);
    }

    private void requirePasswords(Statement statement) throws IOException, SQLException {
        Path rules = data.resolve("cluster/pg_hba.conf");
        List<String> wanted = List.of("host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256");
        if (!Files.readAllLines(rules).equals(wanted)) {
            Files.write(rules, wanted);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (lock != null) {
            lock.release();
        }
        lockFile.close();
    }
}
