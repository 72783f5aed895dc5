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
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody with a role who is signed in and has a token: asks pages by his session, the API by his token, from any thread. */
final class Asker {

    static final String PASSWORD = "right horse battery";

    private static final String WORKBOOK =
            "总工会2022年活动台账\n序号|日期|活动名称|所在乡镇|参加人数|资金\n#1|2022.6.1|%1$s慰问|%1$s东头滩|#30|#900\n#2|2022.6.31|%1$s宣传||#10|\n";

    private static final String TASKS =
            "2022年任务清单\n序号|类别|工作任务|牵头单位|协同单位|量化目标|完成时限\n#1|活动共办|%1$s清单任务|总工会|残联|开展活动10场|2022年9月底前\n";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final String host;
    private final @Nullable Role role;
    private final @Nullable String login;
    private final @Nullable String token;
    private final String cookie;
    private final String csrf;
    private volatile String mark = "";
    private volatile byte[] word = new byte[0];

    /** The same, with the same cookie and token, at another door. */
    Asker at(int port) {
        return new Asker(port, role, login, token, cookie, csrf).holding(mark, word);
    }

    private Asker(
            int port, @Nullable Role role, @Nullable String login, @Nullable String token, String cookie, String csrf) {
        this.host = "localhost:" + port;
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

    /** Nobody, with a cookie and a form's token that he made up. */
    static Asker stranger(int port, String cookie, String csrf) {
        return new Asker(port, null, null, null, cookie, csrf);
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
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create("http://" + host + request.address()))
                .timeout(Duration.ofSeconds(120));
        headers(request, http::header);
        String method = request.method().equals("*") ? "GET" : request.method();
        byte[] body = bytes(request.body());
        http.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            return Answer.of(CLIENT.send(http.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same, to be spoiled before it is sent. */
    Draft draft(Request request) {
        Draft draft = new Draft(request, bytes(request.body()));
        draft.add("Host", host);
        headers(request, draft::add);
        return draft;
    }

    private void headers(Request request, BiConsumer<String, String> headers) {
        headers.accept("Accept-Language", "zh-CN");
        if (request.address().startsWith("/api/") && token != null) {
            headers.accept("Authorization", "Bearer " + token);
        } else {
            headers.accept("Cookie", cookie);
        }
        if (!request.reads()) {
            headers.accept("Idempotency-Key", UUID.randomUUID().toString());
            headers.accept("X-CSRF-TOKEN", csrf);
        }
        String body = request.body();
        if (body.startsWith("form")) {
            headers.accept("Content-Type", "application/x-www-form-urlencoded");
        } else if (body.startsWith("file")) {
            headers.accept("Content-Type", "multipart/form-data; boundary=" + Parts.BOUNDARY);
        } else if (!body.isEmpty()) {
            headers.accept("Content-Type", "application/json");
        }
    }

    private byte[] bytes(String body) {
        if (body.startsWith("file")) {
            return Parts.of(body, mark, this::file);
        }
        return (body.startsWith("form")
                        ? Encoding.form(body.substring("form".length()).strip())
                        : body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] file(String kind) {
        return switch (kind) {
            case "xlsx" -> Books.book("2022年", WORKBOOK.formatted(mark));
            case "tasks" -> Books.book("2022年", TASKS.formatted(mark));
            case "docx" -> word;
            default -> ("%PDF-1.4\n% " + mark + "佐证\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
        };
    }

    @Override
    public String toString() {
        return login == null ? "nobody" : login;
    }
}
