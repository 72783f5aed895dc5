package cn.yipanqi.walls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request in the making, byte for byte as it will be sent: its text is ISO 8859-1, so that any byte can stand in it. */
final class Draft {

    String method;
    String target;
    byte[] body;
    private final List<String> headers = new ArrayList<>();
    private final Request request;

    Draft(Request request, byte[] body) {
        this.request = request;
        this.method = request.method().equals("*") ? "GET" : request.method();
        this.target = request.address();
        this.body = body;
    }

    boolean form() {
        return request.body().startsWith("form");
    }

    boolean file() {
        return request.body().startsWith("file");
    }

    boolean json() {
        return request.body().startsWith("{");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    void text(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    void bytes(String latin) {
        body = latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    Draft add(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    Draft set(String name, @Nullable String value) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        headers.removeIf(header -> header.toLowerCase(Locale.ROOT).startsWith(start));
        return value == null ? this : add(name, value);
    }

    boolean has(String start) {
        return headers.stream().anyMatch(header -> header.startsWith(start));
    }

    /** Changes one part of the path. */
    void path(UnaryOperator<String> change) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        target = change.apply(path) + (query < 0 ? "" : target.substring(query));
    }

    void parameter(String pair) {
        target += (target.contains("?") ? "&" : "?") + pair;
    }

    byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        boolean framed = headers.stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .anyMatch(header -> header.startsWith("content-length") || header.startsWith("transfer-encoding"));
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (!framed && (body.length > 0 || !method.equals("GET"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** Its first lines, for whoever wants to send it again. */
    @Override
    public String toString() {
        String sent = new String(written(), StandardCharsets.ISO_8859_1);
        return sent.substring(0, Math.min(900, sent.length())).replaceAll("[^\\x20-\\x7e\\r\\n]", "?");
    }
}
