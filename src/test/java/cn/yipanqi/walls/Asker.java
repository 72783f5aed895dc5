package cn.yipanqi.walls;

import cn.yipanqi.Visitor;
import cn.yipanqi.access.Role;
import cn.yipanqi.intake.Books;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody with a role who is signed in and has a token: asks pages by his session, the API by his token, from any thread. */
final class Asker {

    static final String PASSWORD = "right horse battery";

    private static final String WORKBOOK =
            "总工会2022年活动台账\n序号|日期|活动名称|所在乡镇|参加人数|资金\n#1|2022.6.1|%1$s慰问|%1$s东头滩|#30|#900\n#2|2022.6.31|%1$s宣传||#10|\n";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final String root;
    private final @Nullable Role role;
    private final @Nullable String login;
    private final @Nullable String token;
    private final String cookie;
    private final String csrf;
    private volatile String mark = "";
    private volatile byte[] word = new byte[0];

    private Asker(
            int port, @Nullable Role role, @Nullable String login, @Nullable String token, String cookie, String csrf) {
        this.root = "http://localhost:" + port;
        this.role = role;
        this.login = login;
        this.token = token;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    /** Signs in whole and proves himself, so that nothing more is asked of him for a while. */
    static Asker signedIn(int port, Role role, String login, String token) {
        Visitor visitor = new Visitor(port);
        String led = Visitor.target(visitor.signIn(login, PASSWORD));
        if (!led.equals("/")) {
            throw new AssertionError(login + " was led to " + led);
        }
        if (!role.needsSecondFactor()) {
            visitor.submit("/account/proof", "/account/proof", "next", "/account", "_proof", PASSWORD);
        }
        return of(port, role, login, token, visitor, "/account");
    }

    /** Nobody: with a session and a form's token all the same, as whoever opens the sign-in page has. */
    static Asker stranger(int port) {
        return of(port, null, null, null, new Visitor(port), "/sign-in");
    }

    private static Asker of(
            int port,
            @Nullable Role role,
            @Nullable String login,
            @Nullable String token,
            Visitor visitor,
            String page) {
        Matcher form = CSRF.matcher(visitor.get(page).body());
        if (!form.find()) {
            throw new AssertionError("no form on " + page);
        }
        return new Asker(
                port, role, login, token, "yipanqi=" + visitor.cookie("yipanqi").orElse(""), form.group(1));
    }

    @Nullable
    Role role() {
        return role;
    }

    @Nullable
    String login() {
        return login;
    }

    String cookie() {
        return cookie;
    }

    String csrf() {
        return csrf;
    }

    @Nullable
    String token() {
        return token;
    }

    /**
     * What stands in the files he sends.
     *
     * @param text in workbooks
     * @param report the Word file he sends back
     */
    Asker holding(String text, byte[] report) {
        mark = text;
        word = report.clone();
        return this;
    }

    Answer ask(String method, String address, String body) {
        return ask(new Request(method, address, Encoding.address(address), body));
    }

    Answer get(String address) {
        return ask("GET", address, "");
    }

    Answer ask(Request request) {
        boolean api = request.address().startsWith("/api/");
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(root + request.address()))
                .timeout(Duration.ofSeconds(120))
                .header("Accept-Language", "zh-CN");
        if (api && token != null) {
            http.header("Authorization", "Bearer " + token);
        } else {
            http.header("Cookie", cookie);
        }
        String method = request.method().equals("*") ? "GET" : request.method();
        if (!method.equals("GET")) {
            http.header("Idempotency-Key", UUID.randomUUID().toString()).header("X-CSRF-TOKEN", csrf);
        }
        http.method(method, body(request.body(), http));
        try {
            return Answer.of(CLIENT.send(http.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.BodyPublisher body(String body, HttpRequest.Builder http) {
        if (body.equals("form") || body.startsWith("form ")) {
            http.header("Content-Type", "application/x-www-form-urlencoded");
            return BodyPublishers.ofString(
                    Encoding.form(body.substring("form".length()).strip()));
        }
        if (body.startsWith("file ")) {
            http.header("Content-Type", "multipart/form-data; boundary=" + Parts.BOUNDARY);
            return BodyPublishers.ofByteArray(Parts.of(body, mark, this::file));
        }
        if (!body.isEmpty()) {
            http.header("Content-Type", "application/json");
        }
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    private byte[] file(String kind) {
        return switch (kind) {
            case "xlsx" -> Books.book("2022年", WORKBOOK.formatted(mark));
            case "docx" -> word;
            default -> ("%PDF-1.4\n% " + mark + "佐证\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
        };
    }

    @Override
    public String toString() {
        return login == null ? "nobody" : login;
    }
}
