package cn.yipanqi.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A look into a database as the owner of its tables, and the means to hold others' transactions at a step. */
final class OwnerSession implements AutoCloseable {

    private static final long LATCH = 20221231;

    private final Connection connection;

    OwnerSession(String url, String owner, String password) throws SQLException {
        this.connection = DriverManager.getConnection(url, owner, password);
        run("select set_config('app.read_low', '0', false), set_config('app.read_high', '1000000', false)");
    }

    /** Into the embedded database of a data folder. */
    static OwnerSession of(Path data) throws IOException, SQLException {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        String port = Files.readAllLines(pidFile(data)).get(3).strip();
        return new OwnerSession(
                "jdbc:postgresql://127.0.0.1:" + port + "/yipanqi", "app_owner", secrets.getProperty("owner"));
    }

    static Path pidFile(Path data) {
        return data.resolve("cluster/postmaster.pid");
    }

    static long serverPid(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile(data)).get(0).strip());
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the rows. */
    List<String> read(String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    /** From now on whoever is about to write such a row waits, until this session ends or lets go. */
    void hold(String name, String table, String condition) throws SQLException {
        run("create schema if not exists held");
        run("""
                create or replace function held.wait() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock_shared(%d);
                    return new;
                end $$
                """.formatted(LATCH));
        run("select pg_advisory_lock(" + LATCH + ")");
        run("create trigger %s before insert or update on %s for each row when (%s) execute function held.wait()"
                .formatted(name, table, condition));
    }

    long waiting() {
        try {
            return Long.parseLong(read("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                    .get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void letGo() throws SQLException {
        run("select pg_advisory_unlock_all()");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
