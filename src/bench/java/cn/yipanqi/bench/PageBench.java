package cn.yipanqi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Pages of one county's ledger, against their own statements. The statements are what the server logs while the page is made, run again as the
 * owner, whom no policy narrows, with the values put in their places.
 */
final class PageBench {

    private static final Pattern STATEMENT = Pattern.compile(
            "duration: [0-9.]+ ms {2}execute [^:]*: (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("DETAIL: {2}Parameters: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");

    private static final Pattern WHOLE = Pattern.compile("'-?\\d+'");

    /** Who asks, and what waits for them beside the navigation: asked for every page alike. */
    private static final List<String> FRAME = List.of(" access.", "select (select count(*) from");

    private static final int ROUNDS = 150;
    private static final int PASSES = 3;

    private final Pages pages;
    private final DataSource owner;
    private final DataSource superuser;
    private final Path log;

    PageBench(Pages pages, DataSource owner, DataSource superuser, Path log) {
        this.pages = pages;
        this.owner = owner;
        this.superuser = superuser;
        this.log = log;
    }

    /**
     * Median times of a page and of its statements.
     *
     * @param frame how many of the statements are those of every page
     */
    record Taken(double page, double sql, int statements, int frame) {

        int own() {
            return statements - frame;
        }

        String written() {
            return "%.0f %.0f %d %d".formatted(page, sql, statements, frame);
        }

        static Taken read(String written) {
            String[] parts = written.split(" ");
            return new Taken(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]));
        }
    }

    /** Asks for all pages, in turn, until what they share has been compiled: the first is not to pay for the others. */
    void warm(Map<String, String> addresses) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            for (String address : addresses.values()) {
                pages.get(address);
            }
        }
    }

    /** Each page in every pass over all of them, and its time is that of the quietest: what else the process does comes and goes. */
    Map<String, Taken> measure(Map<String, String> addresses) throws Exception {
        Map<String, Double> times = new LinkedHashMap<>();
        for (int pass = 0; pass < PASSES; pass++) {
            for (Map.Entry<String, String> address : addresses.entrySet()) {
                times.merge(address.getKey(), Timer.median(40, 41, () -> pages.get(address.getValue())), Double::min);
            }
        }
        Map<String, Taken> taken = new LinkedHashMap<>();
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            List<String> statements = statements(address.getValue());
            if (statements.isEmpty()) {
                throw new IllegalStateException("the server's log shows no statement of " + address.getKey());
            }
            double page = times.getOrDefault(address.getKey(), Double.NaN);
            taken.put(address.getKey(), new Taken(page, sql(statements), statements.size(), frame(statements)));
        }
        return taken;
    }

    private static int frame(List<String> statements) {
        return (int) statements.stream()
                .filter(statement -> FRAME.stream().anyMatch(statement::contains))
                .count();
    }

    private List<String> statements(String address) throws Exception {
        setting("log_min_duration_statement", "0");
        long from = Files.size(log);
        pages.get(address);
        setting("log_min_duration_statement", "-1");
        byte[] bytes = Files.readAllBytes(log);
        String text = new String(bytes, (int) from, bytes.length - (int) from, java.nio.charset.StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        String waiting = null;
        for (String line : text.split("\\n(?=\\d{4}-\\d\\d-\\d\\d )")) {
            Matcher statement = STATEMENT.matcher(line);
            Matcher parameters = PARAMETERS.matcher(line);
            if (statement.find()) {
                keep(found, waiting);
                waiting = statement.group(1).strip();
            } else if (waiting != null && parameters.find()) {
                keep(found, filled(waiting, parameters.group(1)));
                waiting = null;
            }
        }
        keep(found, waiting);
        return found;
    }

    /** Reads only: sessions and the transaction's own talk are the frame's, which the page is measured with. */
    private static void keep(List<String> found, @org.jspecify.annotations.Nullable String statement) {
        if (statement != null) {
            String start = statement.stripLeading().toLowerCase(java.util.Locale.ROOT);
            if ((start.startsWith("select") || start.startsWith("with"))
                    && !start.contains("set_config")
                    && !start.contains("pg_reload_conf")) {
                found.add(statement);
            }
        }
    }

    private static String filled(String statement, String parameters) {
        String text = statement;
        Map<Integer, String> values = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            values.put(Integer.valueOf(parameter.group(1)), parameter.group(2));
        }
        Matcher place = Pattern.compile("\\$(\\d+)").matcher(text);
        return place.replaceAll(found ->
                Matcher.quoteReplacement(typed(values.getOrDefault(Integer.valueOf(found.group(1)), found.group()))));
    }

    /** A whole number bound by the application is a bigint; unsaid, it would be an int and overflow where it is multiplied. */
    private static String typed(String value) {
        return WHOLE.matcher(value).matches() ? value + "::bigint" : value;
    }

    private double sql(List<String> statements) throws Exception {
        try (Connection connection = owner.getConnection();
                Statement run = connection.createStatement()) {
            run.execute("select set_config('app.read_low', '0', false), set_config('app.read_high', '1000000', false),"
                    + " set_config('app.write_low', '0', false), set_config('app.write_high', '1000000', false),"
                    + " set_config('app.entries', 'ALL', false)");
            // Prepared, as the application's are after a few times: planning is not counted for either side.
            List<PreparedStatement> prepared = new ArrayList<>();
            for (String statement : statements) {
                prepared.add(prepared(connection, statement));
            }
            return Timer.median(8, 15, () -> {
                for (PreparedStatement statement : prepared) {
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            rows.getObject(1);
                        }
                    }
                }
            });
        }
    }

    /** Numbers that stand for texts, such as a region's code, are not whole numbers after all. */
    private static PreparedStatement prepared(Connection connection, String statement) throws SQLException {
        PreparedStatement typed = connection.prepareStatement(statement);
        try {
            typed.executeQuery().close();
            return typed;
        } catch (SQLException e) {
            return connection.prepareStatement(statement.replace("'::bigint", "'"));
        }
    }

    private void setting(String name, String value) throws Exception {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set " + name + " = " + value);
            statement.execute("select pg_reload_conf()");
        }
        Thread.sleep(400);
    }
}
