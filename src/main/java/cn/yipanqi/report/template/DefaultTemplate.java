package cn.yipanqi.report.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The report a county starts from until it has written its own; {@code report/default.zh.txt}. */
public final class DefaultTemplate {

    private DefaultTemplate() {}

    public static String source() {
        try (InputStream in =
                Objects.requireNonNull(DefaultTemplate.class.getResourceAsStream("/report/default.zh.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
