package cn.yipanqi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What stands above every file that is given out, made by us or sent in by somebody: it is saved, never shown as a page of ours; its type
 * is not guessed at; nobody on the way keeps it.
 */
public final class Download {

    private Download() {}

    /** @param name under which it is saved, in any script */
    public static HttpHeaders headers(String name, MediaType type) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(type);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build());
        headers.setCacheControl("private, no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", ContentPolicy.FILE);
        return headers;
    }

    public static HttpHeaders headers(String name, String type) {
        return headers(name, MediaType.parseMediaType(type));
    }

    /** The same for a file that is written as it is made. */
    public static void begin(HttpServletResponse response, String name, String type) {
        headers(name, type).forEach((header, values) -> values.forEach(value -> response.setHeader(header, value)));
        response.setContentType(type);
    }
}
