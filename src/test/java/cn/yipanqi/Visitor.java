package cn.yipanqi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody before a browser: keeps cookies, fills in forms with their token, follows no redirect by itself. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern SECRET = Pattern.compile("data-secret>([A-Z2-7]+)<");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([0-9a-z-]{29})</code>");
    private static final Map<String, Deque<String>> RECOVERY = new ConcurrentHashMap<>();

    private final String root;
    private final CookieManager cookies;
    private final HttpClient client;

    public Visitor(int port) {
        this(port, new CookieManager());
    }

    private Visitor(int port, CookieManager cookies) {
        this.root = "http://localhost:" + port;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** The same visitor, whom another node serves. */
    public Visitor at(int port) {
        return new Visitor(port, cookies);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** What is not text, as it comes. */
    public byte[] bytes(String path, String... headers) {
        return send(request(path, headers).GET(), BodyHandlers.ofByteArray()).body();
    }

    /** Opens the page that holds the form, fills it in and sends it. */
    public HttpResponse<String> submit(String page, String action, String... fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        StringJoiner body = new StringJoiner("&");
        body.add("_csrf=" + encoded(token.group(1)));
        for (int i = 0; i < fields.length; i += 2) {
            body.add(fields[i] + "=" + encoded(fields[i + 1]));
        }
        return post(action, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** Signs in whole: enrols a second factor where the role must have one, and shows a recovery code where the account has one. */
    public HttpResponse<String> signIn(String login, String password) {
        HttpResponse<String> in = password(login, password);
        if (in.statusCode() != 302 || target(in).startsWith("/sign-in")) {
            return in;
        }
        return switch (target(get(target(in)))) {
            case "/sign-in/second-factor" ->
                submit(
                        "/sign-in/second-factor",
                        "/sign-in/second-factor",
                        "code",
                        RECOVERY.get(login).removeFirst());
            case "/account/second-factor" -> {
                enrol(login);
                yield in;
            }
            default -> in;
        };
    }

    /** The first half of it: what the password alone leads to. */
    public HttpResponse<String> password(String login, String password) {
        return submit("/sign-in", "/sign-in", "name", login, "password", password);
    }

    /** @return the secret that was enrolled */
    public String enrol(String login) {
        Matcher secret = SECRET.matcher(get("/account/second-factor").body());
        if (!secret.find()) {
            throw new AssertionError("no secret to enrol");
        }
        for (Instant now : List.of(SettableClock.now(), Instant.now())) {
            HttpResponse<String> codes =
                    submit("/account/second-factor", "/account/second-factor", "code", Codes.of(secret.group(1), now));
            if (codes.statusCode() == 200) {
                RECOVERY.put(
                        login,
                        RECOVERY_CODE
                                .matcher(codes.body())
                                .results()
                                .map(code -> code.group(1))
                                .collect(Collectors.toCollection(ConcurrentLinkedDeque::new)));
                return secret.group(1);
            }
        }
        throw new AssertionError("the code of the secret was refused");
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(request(path, headers).method(method, body));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reader) {
        try {
            return client.send(request.build(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where a redirect leads within the site; empty where the answer is none. */
    public static String target(HttpResponse<?> response) {
        return header(response, "Location").replaceFirst("^http://localhost:\\d+", "");
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
