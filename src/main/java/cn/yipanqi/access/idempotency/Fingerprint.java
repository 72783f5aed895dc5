package cn.yipanqi.access.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** SHA-256 of all that a request asks. Every text and file goes in with its length, so that no two requests run into one another. */
final class Fingerprint {

    private static final int PIECE = 64 * 1024;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a request whose body is at hand. */
    static byte[] of(HttpServletRequest request, byte[] body) {
        Fingerprint fingerprint = of(request);
        fingerprint.add(body);
        return fingerprint.digest.digest();
    }

    /** Of a form with files, which lie on disk and are read piece by piece. */
    static byte[] of(HttpServletRequest request, MultipartHttpServletRequest form) throws IOException {
        Fingerprint fingerprint = of(request);
        for (Map.Entry<String, List<MultipartFile>> field : new TreeMap<>(form.getMultiFileMap()).entrySet()) {
            for (MultipartFile file : field.getValue()) {
                fingerprint.add(field.getKey());
                fingerprint.add(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
                fingerprint.add(file);
            }
        }
        return fingerprint.digest.digest();
    }

    private static Fingerprint of(HttpServletRequest request) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(request.getMethod());
        fingerprint.add(request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            fingerprint.add(name);
            for (String value : values) {
                fingerprint.add(value);
            }
        });
        return fingerprint;
    }

    private void add(@Nullable String text) {
        add(Objects.requireNonNullElse(text, "").getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        length(bytes.length);
        digest.update(bytes);
    }

    private void add(MultipartFile file) throws IOException {
        length(file.getSize());
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = file.getInputStream()) {
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
    }

    private void length(long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }
}
