package cn.yipanqi.database;

import cn.yipanqi.database.DatabaseAddress.Login;
import cn.yipanqi.shared.Message;
import java.io.IOException;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

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
    private final EmbeddedServer server;
    private final DatabaseAddress address;

    EmbeddedDatabase(Path data) {
        try {
            this.data = PrivateFiles.folder(data).toRealPath();
            this.lockFile =
                    FileChannel.open(this.data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.lock = lock();
            Secrets secrets = Secrets.in(this.data);
            clearUnfinished();
            this.server = new EmbeddedServer(this.data, secrets);
            this.address = prepareOrStop(secrets);
        } catch (IOException | IllegalStateException e) {
            throw new EmbeddedFailure(
                    Message.of("embedded.failed", data, String.valueOf(e.getMessage())),
                    Message.of("embedded.failed.action", data),
                    e);
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
        lockFile.close();
        throw new EmbeddedFailure(
                Message.of("embedded.in-use", data), Message.of("embedded.in-use.action", data), null);
    }

    /** A cluster whose making was cut short holds nothing yet and would start no more: it is made anew. */
    private void clearUnfinished() throws IOException {
        Path mark = unfinished();
        Path cluster = data.resolve("cluster");
        if (Files.exists(mark)) {
            Orphan.stop(data);
            FileSystemUtils.deleteRecursively(cluster);
        } else if (!Files.exists(cluster)) {
            Files.createFile(mark);
        }
    }

    private Path unfinished() {
        return data.resolve("cluster.unfinished");
    }

    private DatabaseAddress prepareOrStop(Secrets secrets) throws IOException {
        try {
            return prepare(secrets);
        } catch (SQLException | IOException | RuntimeException e) {
            server.close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Makes roles and the database once, then closes the door that the library leaves open (trust). */
    private DatabaseAddress prepare(Secrets secrets) throws IOException, SQLException {
        Login owner = new Login("app_owner", secrets.owner());
        Login user = new Login("app_user", secrets.user());
        try (Connection connection = server.superuser();
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
        Files.deleteIfExists(unfinished());
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + DATABASE;
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
