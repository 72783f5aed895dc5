package cn.yipanqi.bench;

import cn.yipanqi.Codes;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed-in browser without a window, on this machine. */
final class Pages {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    Pages(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** @param secret of the account's second factor */
    void signIn(String login, String password, String secret) throws IOException, InterruptedException {
        send("/sign-in", "name=" + encode(login) + "&password=" + encode(password));
        String next = send("/sign-in/second-factor", "code=" + Codes.of(secret, Instant.now()));
        if (next.contains("/sign-in")) {
            throw new IOException("not signed in: sent to " + next);
        }
    }

    /** The token of a page's form. */
    String token(String path) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(path));
        if (!token.find()) {
            throw new IOException("no token on " + path);
        }
        return token.group(1);
    }

    /** Sends the sign-in form that was fetched before. */
    void password(String login, String password, String token) throws IOException, InterruptedException {
        String next = send("/sign-in", "name=" + encode(login) + "&password=" + encode(password), token);
        if (next.contains("/sign-in")) {
            throw new IOException("not signed in: sent to " + next);
        }
    }

    /** Fills in the form of a page of the same address. @return where the answer leads */
    private String send(String path, String fields) throws IOException, InterruptedException {
        return send(path, fields, token(path));
    }

    private String send(String path, String fields, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields + "&_csrf=" + encode(token)))
                        .build(),
                BodyHandlers.ofString());
        String location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || location.contains("failed")) {
            throw new IOException("refused at " + path + ": " + answer.statusCode());
        }
        return location;
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + path);
        }
        return answer.body();
    }

    /** A workbook's bytes as they come. */
    InputStream open(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + path);
        }
        return answer.body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
