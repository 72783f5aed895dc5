package cn.yipanqi.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.words.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence the reading can say exists in both languages. */
class MessagesTest {

    private static Properties bundle(String name) throws IOException {
        Properties bundle = new Properties();
        try (InputStream stream = Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/messages/" + name))) {
            bundle.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return bundle;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = bundle("reading.properties");
        Properties english = bundle("reading_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(new MessageFormat(english.getProperty(key), Locale.ENGLISH).getFormatsByArgumentIndex().length)
                    .as(key)
                    .isLessThanOrEqualTo(4);
        }
    }

    @Test
    void everyKeyTheCodeNamesIsInTheBundles() throws IOException {
        Set<String> keys = bundle("reading.properties").stringPropertyNames();
        Set<String> named = new TreeSet<>();
        Vocabulary.standard().kinds().all().forEach(kind -> named.add(kind.messageKey()));
        named.add(LedgerKind.UNKNOWN.messageKey());
        Stream.of(Field.values()).map(Field::messageKey).forEach(named::add);
        Stream.of(LeftOut.Why.values()).map(why -> why.message().key()).forEach(named::add);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/cn/yipanqi/intake/reading"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                find(text, "\"(reading\\.[A-Za-z.]+[A-Za-z])\"", "", named);
                find(text, "(?:Reading\\.|\\s)unreadable\\(\\s*\"(\\w+)\"", "reading.cell.", named);
                find(text, "UnreadableWorkbook\\(\\s*\"(\\w+)\"", "reading.file.", named);
                find(text, "presumed\\([^\"]*\"(\\w+)\"", "reading.lead.", named);
            }
        }
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(keys).containsAll(named);
    }

    private static void find(String text, String pattern, String prefix, Set<String> named) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            named.add(prefix + matcher.group(1));
        }
    }
}
