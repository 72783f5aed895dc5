package cn.yipanqi.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.database.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A county's server as docs/operations.md has it set up, on a PostgreSQL that is none of its own: refused, begun, looked at, stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionTest {

    private static final String USER_SECRET = "hK3vQ9tR2wXz7mNp";
    private static final String OWNER_SECRET = "Zb8uF4sYc6LjD1gE";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = ServerProcess.freePort();
    private final int managementPort = ServerProcess.freePort();

    @TempDir
    static Path folder;

    private EmbeddedPostgres database;
    private ServerProcess server;
    private String oneTimePassword;

    @BeforeAll
    void setUpTheDatabaseAsTheInstructionsSay() throws Exception {
        database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("cluster"))
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        for (String statement : instructions()) {
            asSuperuser(statement);
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        database.close();
    }

    /** The statements of the section on the database, with passwords filled in. */
    private static List<String> instructions() throws IOException {
        String text = Files.readString(Path.of("docs/operations.md"));
        String block = text.substring(text.indexOf("    create role app_owner"), text.indexOf("`pg_hba.conf`"));
        String sql = block.lines().map(line -> line.replaceFirst("--.*", "")).collect(Collectors.joining(" "));
        return List.of(sql.replaceFirst("…", OWNER_SECRET)
                .replaceFirst("…", USER_SECRET)
                .strip()
                .split(";\\s*"));
    }

    private void asSuperuser(String statement) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private OwnerSession owner() throws SQLException {
        return new OwnerSession(url(), "app_owner", OWNER_SECRET);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/yipanqi";
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "production");
        environment.put("SPRING_DATASOURCE_URL", url());
        environment.put("SPRING_DATASOURCE_USERNAME", "app_user");
        environment.put("SPRING_DATASOURCE_PASSWORD", USER_SECRET);
        environment.put("SPRING_FLYWAY_USER", "app_owner");
        environment.put("SPRING_FLYWAY_PASSWORD", OWNER_SECRET);
        environment.put("YIPANQI_DATA", folder.resolve("data").toString());
        environment.put("YIPANQI_COUNTY", "632622");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("YIPANQI_SEALING_KEYFILE", keys().toString());
        environment.put("LOGGING_FILE_NAME", folder.resolve("yipanqi.json").toString());
        return environment;
    }

    /** As docs/operations.md makes them. */
    private Path keys() {
        try {
            Path file = folder.resolve("sealing.keys");
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            if (!Files.exists(file)) {
                PrivateFiles.write(
                        file,
                        "current 1 since 2026-01-05T02:10:00Z\nkey 1 SM4 "
                                + Base64.getEncoder().encodeToString(secret) + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(int at, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    @Order(1)
    void anUnfitConfigurationIsRefusedWithEverythingThatIsWrong() throws Exception {
        Map<String, String> environment = environment();
        environment.put("SPRING_PROFILES_ACTIVE", "production,demo");
        environment.remove("SPRING_DATASOURCE_URL");
        environment.remove("SPRING_FLYWAY_PASSWORD");
        environment.put("SPRING_DATASOURCE_PASSWORD", "change-me-please");
        environment.put("SPRING_FLYWAY_USER", "app_user");
        try (ServerProcess refused = ServerProcess.start(environment)) {
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("不能同时使用 demo", "The profiles demo and dev do not go with production")
                    .contains("没有设置环境变量 SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_URL is not set")
                    .contains("没有设置环境变量 SPRING_FLYWAY_PASSWORD", "SPRING_FLYWAY_PASSWORD is not set")
                    .contains("是同一个数据库用户", "are one and the same database user")
                    .contains("SPRING_DATASOURCE_PASSWORD 还是样例值", "SPRING_DATASOURCE_PASSWORD is a sample value")
                    .doesNotContain("change-me-please");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    @Order(2)
    void theFirstAdministratorIsOpenedByCommand() throws Exception {
        try (ServerProcess command = openFirst("guanli")) {
            assertThat(command.awaitEnd()).isZero();
            Matcher password = Pattern.compile("一次性密码.*：(\\S+)").matcher(command.output());
            assertThat(password.find()).as(command.output()).isTrue();
            oneTimePassword = password.group(1);
        }
        try (OwnerSession owner = owner()) {
            assertThat(owner.read("select login from access.account"))
                    .containsExactlyInAnyOrder("guanli", "guanli-security", "guanli-audit");
            assertThat(owner.read("select count(*) from ledger.entry_version")).containsExactly("0");
        }
    }

    private ServerProcess openFirst(String login) {
        return ServerProcess.start(environment(), "--yipanqi.first-admin=" + login, "--yipanqi.region=632622");
    }

    @Test
    @Order(3)
    void aUserWhomRowLevelSecurityDoesNotBindIsRefused() throws Exception {
        asSuperuser("alter role app_user bypassrls");
        try (ServerProcess refused = ServerProcess.start(environment())) {
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.output()).contains("app_user 有 BYPASSRLS", "app_user has BYPASSRLS");
        } finally {
            asSuperuser("alter role app_user nobypassrls");
        }
    }

    private boolean ready() {
        try {
            return get(managementPort, "/actuator/health/readiness").statusCode() == 200;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(4)
    void aFitServerStartsAndIsLookedAtThroughADoorOfItsOwn() throws Exception {
        server = ServerProcess.start(environment());
        server.awaitOutput("Started Yipanqi");
        // Started, it begins its jobs and only then says that it is ready.
        Patience.until("ready to serve", 30, this::ready);

        for (String probe : List.of("liveness", "readiness")) {
            HttpResponse<String> health = get(managementPort, "/actuator/health/" + probe);
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"UP\"");
        }
        for (String closed : List.of("/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/actuator/sbom")) {
            assertThat(get(managementPort, closed).statusCode()).as(closed).isEqualTo(404);
        }
        for (String hidden : List.of("/actuator/health", "/actuator/health/readiness", "/actuator/prometheus")) {
            HttpResponse<String> answer = get(port, hidden);
            assertThat(answer.statusCode()).as(hidden).isNotEqualTo(200);
            assertThat(answer.body()).doesNotContain("UP", "hikaricp");
        }
        assertThat(get(port, "/sign-in").statusCode()).isEqualTo(200);
        assertThat(get(port, "/board").statusCode()).isEqualTo(302);
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("hikaricp_connections_pending", "http_server_requests");
    }

    @Test
    @Order(5)
    void throughTheProxyItSpeaksForTlsOnlyAndNamesItsCookiesSo() throws Exception {
        HttpResponse<String> page = client.send(throughTheProxy().build(), BodyHandlers.ofString());

        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000 ; includeSubDomains");
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(session -> assertThat(session)
                        .startsWith("__Host-yipanqi=")
                        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Domain"));
        HttpResponse<String> chosen = client.send(throughTheProxy("?lang=en").build(), BodyHandlers.ofString());
        assertThat(chosen.headers().allValues("Set-Cookie"))
                .anySatisfy(language -> assertThat(language)
                        .startsWith("__Host-lang=en; Path=/;")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax"));
        HttpResponse<String> english =
                client.send(throughTheProxy().header("Cookie", "__Host-lang=en").build(), BodyHandlers.ofString());
        assertThat(english.body()).contains("lang=\"en\"");
        HttpResponse<String> plain =
                client.send(throughTheProxy().header("Cookie", "lang=en").build(), BodyHandlers.ofString());
        assertThat(plain.body())
                .as("a cookie that a page without TLS may have set")
                .contains("lang=\"zh-CN\"");
    }

    @Test
    @Order(6)
    void aSecondFirstAdministratorIsRefusedBesideTheRunningServer() {
        try (ServerProcess command = openFirst("lingyige")) {
            assertThat(command.awaitEnd()).isEqualTo(1);
            assertThat(command.output()).contains("已经有账号了");
        }
        assertThat(server.isRunning()).isTrue();
    }

    @Test
    @Order(7)
    void aRequestAtWorkIsFinishedBeforeTheServerStops() throws Exception {
        try (OwnerSession owner = owner()) {
            owner.hold("held_event", "audit.event", "true");
            CompletableFuture<HttpResponse<String>> signIn = signIn();
            Patience.until("the sign-in is at work", 120, () -> owner.waiting() == 1);
            server.askToStop();
            Patience.until("nobody new is let in", 120, this::isClosed);
            assertThat(signIn).isNotDone();
            assertThat(server.isRunning()).isTrue();
            owner.letGo();
            assertThat(signIn.join().statusCode()).isEqualTo(302);
            assertThat(signIn.join().headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie).contains("__Host-yipanqi=", "Secure", "HttpOnly"));
            assertThat(server.awaitEnd()).isEqualTo(143);
            assertThat(owner.read("select count(*) from audit.event where action like 'access.sign-in%'"))
                    .containsExactly("1");
        }
    }

    private boolean isClosed() {
        try {
            get(port, "/sign-in");
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As through the proxy that speaks TLS. */
    private CompletableFuture<HttpResponse<String>> signIn() throws Exception {
        HttpResponse<String> form = client.send(throughTheProxy().build(), BodyHandlers.ofString());
        String cookies = session(form);
        String fields = "_csrf=" + encoded(formToken(form)) + "&name=guanli&password=" + encoded(oneTimePassword);
        return client.sendAsync(
                throughTheProxy()
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String formToken(HttpResponse<String> form) {
        Matcher token = CSRF.matcher(form.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String session(HttpResponse<String> form) {
        return form.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder throughTheProxy() {
        return throughTheProxy("");
    }

    private HttpRequest.Builder throughTheProxy(String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in" + query))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "yipanqi.example.cn")
                .header("X-Forwarded-For", "10.1.2.3");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    @Order(8)
    void whatItLoggedIsJsonAndHoldsNoSecret() throws Exception {
        JsonMapper json = new JsonMapper();
        for (String log : List.of(server.output(), Files.readString(folder.resolve("yipanqi.json")))) {
            assertThat(log).contains("Started Yipanqi").doesNotContain(oneTimePassword, USER_SECRET, OWNER_SECRET);
            assertThat(log.lines().filter(line -> !line.startsWith("WARNING: ")))
                    .allSatisfy(line -> assertThat(
                                    json.readTree(line).get("message").asString())
                            .isNotNull());
        }
    }

    @Test
    @Order(9)
    void itsTalliesAreVerifiedAsTheInstructionsSay() {
        try (ServerProcess verification =
                ServerProcess.start(environment(), "--spring.profiles.active=production,tally-verify")) {
            assertThat(verification.awaitEnd()).isZero();
            assertThat(verification.output()).contains("Tallies equal entries.");
        }
    }
}
