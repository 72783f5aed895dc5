package cn.yipanqi.report.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs a package's parts again in a fixed order and under a fixed time, so that the same parts give the same bytes. */
final class StableZip {

    /** A reader that does not unpack finds the kind of file by its first entry. */
    private static final String FIRST = "[Content_Types].xml";

    /** Nearly the earliest a zip can tell; at the very earliest the JDK adds a field that depends on the time zone. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StableZip() {}

    static void rewrite(byte[] packed, OutputStream out) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_COMPRESSION);
        put(zip, FIRST, parts);
        for (String name : parts.keySet()) {
            if (!name.equals(FIRST)) {
                put(zip, name, parts);
            }
        }
        zip.finish();
        zip.flush();
    }

    private static void put(ZipOutputStream zip, String name, Map<String, byte[]> parts) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        zip.write(parts.get(name));
        zip.closeEntry();
    }
}
