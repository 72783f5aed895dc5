package cn.yipanqi.walls;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** What a request was answered, with all that can be read in it. */
record Answer(int status, String location, byte[] body, String headers) {

    /** How workbooks write what is not ASCII. */
    private static final Pattern CHARACTER = Pattern.compile("&#(x[0-9a-fA-F]{2,6}|[0-9]{2,7});");

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", ""),
                response.body(),
                response.headers().map().toString());
    }

    /** The body as text; of a workbook or a Word file, what stands in its parts. */
    String text() {
        if (body.length < 4 || body[0] != 'P' || body[1] != 'K') {
            return new String(body, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        try (ZipFile file = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(body))
                .get()) {
            for (ZipArchiveEntry part : Collections.list(file.getEntries())) {
                text.append(part.getName()).append('\n');
                text.append(new String(file.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError("a file that cannot be opened", e);
        }
        return CHARACTER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(
                        found.group(1).startsWith("x")
                                ? Integer.parseInt(found.group(1).substring(1), 16)
                                : Integer.parseInt(found.group(1)))));
    }

    /** All of it: headers too. */
    String everything() {
        return headers + "\n" + text();
    }

    boolean opened() {
        return status >= 200 && status < 400;
    }

    boolean refused() {
        return status >= 400 && status < 500;
    }

    boolean broken() {
        return status >= 500;
    }
}
