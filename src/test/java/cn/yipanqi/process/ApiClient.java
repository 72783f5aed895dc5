package cn.yipanqi.process;

import cn.yipanqi.intake.Books;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A program with a token that sends workbooks of two offices, posts them and confirms the activity both of them entered. */
final class ApiClient {

    static final int YEAR = 2022;

    record Workbook(String name, byte[] content) {}

    private static final String BOUNDARY = "a-part-ends-here";
    private static final String HEAD = "2022年活动台账\n序号|日期|活动名称|参加人数|发放金额(元)|协同单位\n";

    /** Two offices' books; one activity stands in both. */
    static final List<Workbook> WORKBOOKS = List.of(
            new Workbook("总工会.xlsx", Books.book("2022年", "总工会" + HEAD + """
                            #1|2022.3.8|庆“三八”健步走活动|#120|#500|妇联
                            #2|2022.5.1|五一慰问环卫工人|#30|#2000|
                            """)),
            new Workbook("妇联.xlsx", Books.book("2022年", "妇联" + HEAD + """
                            #1|2022.3.8|庆“三八”健步走活动|#120|#500|总工会
                            #2|2022.6.1|六一亲子活动|#60||
                            """)));

    private final HttpClient client = HttpClient.newHttpClient();
    private final String root;
    private final String token;

    ApiClient(int port, String token) {
        this.root = "http://127.0.0.1:" + port + "/api/v1";
        this.token = token;
    }

    CompletableFuture<HttpResponse<String>> upload(String key, long county) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "\"county\"", Long.toString(county).getBytes(StandardCharsets.UTF_8));
        part(body, "\"year\"", Integer.toString(YEAR).getBytes(StandardCharsets.UTF_8));
        WORKBOOKS.forEach(book -> part(body, "\"files\"; filename=\"" + book.name() + "\"", book.content()));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("/intakes", key, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    CompletableFuture<HttpResponse<String>> post(String key, String intake) {
        return json("/intakes/" + intake + "/posting", key, "{}");
    }

    CompletableFuture<HttpResponse<String>> merge(String key, long county) {
        return json(
                "/duplicates/confirmations",
                key,
                "{\"sure\": true, \"county\": %d, \"year\": %d}".formatted(county, YEAR));
    }

    private CompletableFuture<HttpResponse<String>> json(String path, String key, String body) {
        return send(path, key, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String key, String type, byte[] body) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(root + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
