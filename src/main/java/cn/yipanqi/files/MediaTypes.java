package cn.yipanqi.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Tells the accepted types by their first bytes; the name decides only between the members of one family. */
final class MediaTypes {

    static final int BYTES_NEEDED = 16;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);

    private MediaTypes() {}

    static Optional<String> of(byte[] head, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (starts(head, ZIP)) {
            return office(lower, ".xlsx", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .or(() -> office(lower, ".docx", "vnd.openxmlformats-officedocument.wordprocessingml.document"));
        }
        if (starts(head, COMPOUND)) {
            return office(lower, ".xls", "vnd.ms-excel").or(() -> office(lower, ".doc", "msword"));
        }
        if (starts(head, PDF)) {
            return Optional.of("application/pdf");
        }
        if (starts(head, JPEG)) {
            return Optional.of("image/jpeg");
        }
        if (starts(head, PNG)) {
            return Optional.of("image/png");
        }
        boolean webp = starts(head, RIFF) && head.length >= 12 && starts(Arrays.copyOfRange(head, 8, 12), WEBP);
        return webp ? Optional.of("image/webp") : Optional.empty();
    }

    private static Optional<String> office(String name, String ending, String type) {
        return name.endsWith(ending) ? Optional.of("application/" + type) : Optional.empty();
    }

    private static boolean starts(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }
}
