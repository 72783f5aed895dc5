package cn.yipanqi.organisation.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files under {@code organisation/} on the class path. */
final class ReferenceFiles {

    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    private ReferenceFiles() {}

    /** Files of a pattern, in the order of their names. */
    static List<Resource> matching(String pattern) {
        try {
            Resource[] found = RESOURCES.getResources("classpath:organisation/" + pattern);
            Arrays.sort(found, java.util.Comparator.comparing(file -> String.valueOf(file.getFilename())));
            return List.of(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a comma-separated file without its heading row; no value holds a comma. */
    static List<List<String>> rows(String path) {
        String text =
                new String(bytes(RESOURCES.getResource("classpath:organisation/" + path)), StandardCharsets.UTF_8);
        return text.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.split(",", -1))
                        .map(value -> value.replace("\"", "").strip())
                        .toList())
                .toList();
    }

    /** Changes whenever one of the files does, so that Flyway loads them again. */
    static int checksum(List<Resource> files) {
        CRC32 sum = new CRC32();
        files.forEach(file -> sum.update(bytes(file)));
        return (int) sum.getValue();
    }

    static byte[] bytes(Resource file) {
        boolean compressed = String.valueOf(file.getFilename()).endsWith(".gz");
        try (InputStream raw = file.getInputStream();
                InputStream in = compressed ? new GZIPInputStream(raw) : raw) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
