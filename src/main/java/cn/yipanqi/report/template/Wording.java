package cn.yipanqi.report.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * The set phrases of a Chinese official report: names of periods, headings of the appendix. They are part of the document, not of the
 * interface, and so do not follow the reader's language; they stand in {@code report/words.zh.properties}.
 */
public final class Wording {

    private static final Properties WORDS = load();

    private Wording() {}

    /** The phrase of a key with its places filled; a single quote is doubled, as in the message bundles. */
    public static String say(String key, Object... args) {
        String pattern = Objects.requireNonNull(WORDS.getProperty(key), key);
        return new MessageFormat(pattern, Locale.CHINA).format(args);
    }

    private static Properties load() {
        try (InputStream in =
                Objects.requireNonNull(Wording.class.getResourceAsStream("/report/words.zh.properties"))) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
