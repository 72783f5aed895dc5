package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundles of every module, held against each other and against the sources that use them. */
class BundlesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LATIN_OR_PLACE = Pattern.compile("[A-Za-z]|\\{");

    /** Where a sentence's key is written out in the sources. */
    private static final List<Pattern> USES = List.of(
            Pattern.compile("\\bpage\\.t\\(\\s*\"([^\"]+)\"\\s*[,)]"),
            Pattern.compile("\\bMessage\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]"),
            Pattern.compile("\\.say\\([^;]*?,\\s*\"([a-z0-9.-]+\\.[a-z0-9.-]+)\"\\s*[,)]"),
            Pattern.compile("\\bnew NavigationItem\\(\\s*\"[^\"]+\",\\s*\"([^\"]+)\""),
            Pattern.compile("message = \"\\{([^}]+)}\""));

    private static final Pattern ABSENT = Pattern.compile("\\bRefusal\\.absent\\(\\s*\"([^\"]+)\"\\s*\\)");

    private final Languages languages = new Languages(new BundledMessages("classpath:"), true);

    @Test
    void everyLanguageHasEveryKey() throws IOException {
        for (Path chinese : bundles("")) {
            Set<String> keys = properties(chinese).stringPropertyNames();
            for (Locale language :
                    languages.offered().subList(1, languages.offered().size())) {
                Path other = Path.of(
                        chinese.toString().replace(".properties", "_" + language.getLanguage() + ".properties"));
                assertThat(Files.exists(other)).as("%s", other).isTrue();
                assertThat(properties(other).stringPropertyNames())
                        .as("%s", other)
                        .containsExactlyInAnyOrderElementsOf(keys);
            }
        }
        assertThat(bundles("_en")).hasSameSizeAs(bundles(""));
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        Map<String, Path> seen = new HashMap<>();
        for (Path bundle : bundles("")) {
            List<String> keys = Files.readAllLines(bundle).stream()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            for (String key : keys) {
                assertThat(seen.put(key, bundle))
                        .as("%s, in %s too", key, bundle)
                        .isNull();
            }
        }
    }

    @Test
    void everySentenceIsAFormatWithTheSamePlacesInEveryLanguage() throws IOException {
        for (Path chinese : bundles("")) {
            Properties words = properties(chinese);
            Properties english = properties(Path.of(chinese.toString().replace(".properties", "_en.properties")));
            for (String key : words.stringPropertyNames()) {
                assertThat(places(key, english.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(key, words.getProperty(key)));
            }
        }
    }

    @Test
    void noSentenceLosesAWordToASingleQuote() throws IOException {
        for (Path bundle : Stream.of(bundles(""), bundles("_en"))
                .flatMap(Collection::stream)
                .toList()) {
            Properties words = properties(bundle);
            for (String key : words.stringPropertyNames()) {
                assertThat(words.getProperty(key).replace("''", ""))
                        .as("%s in %s: MessageFormat wants a quote doubled", key, bundle)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void everyKeyTheSourcesNameIsThere() throws IOException {
        Set<String> known = new HashSet<>();
        for (Path bundle : bundles("")) {
            known.addAll(properties(bundle).stringPropertyNames());
        }
        Set<String> missing = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            for (String key : keysIn(text)) {
                if (!known.contains(key)) {
                    missing.add(key + " in " + source);
                }
            }
        }
        for (Commons commons : Commons.values()) {
            assertThat(known).contains(commons.messageKey());
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theScanFindsKeysHoweverTheCallIsBroken() {
        assertThat(keysIn("""
                ${page.t("a.b")} ${page.t("c", 1)} Message.of(
                    "d.e", x) Refusal.absent("unit") Message.of("thing." + what) @NotBlank(message = "{f.g}")
                new NavigationItem("/x", "h.i", 3)
                """)).containsExactlyInAnyOrder("a.b", "c", "d.e", "thing.unit", "f.g", "h.i");
    }

    @Test
    void aNumberInAPlainPlaceHasNoSeparatorsAndOneThatAsksForThemHas() {
        assertThat(languages.say(Languages.CHINESE, "feedback.sent.number", 2022))
                .isEqualTo("编号 2022");
        assertThat(new MessageFormat("{0,number}", Locale.CHINA).format(new Object[] {2063}))
                .isEqualTo("2,063");
    }

    @Test
    void aSentenceWithinASentenceIsPutIntoTheLanguageToo() {
        Message inner = Message.of("commons.venue");

        assertThat(languages.say(Locale.ENGLISH, Message.of("feedback.sent.number", inner)))
                .isEqualTo("Number Venues");
        assertThat(languages.say(
                        Languages.CHINESE,
                        Message.of("period.reversed", LocalDate.of(2022, 3, 5), LocalDate.of(2022, 3, 1))))
                .isEqualTo("结束日期 2022-03-01 早于开始日期 2022-03-05");
    }

    @Test
    void anUnknownKeyFailsInTestsAndIsItsOwnWordInProduction() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> languages.say(Languages.CHINESE, "no.such.key")))
                .hasMessageContaining("no.such.key");
        assertThat(new Languages(new BundledMessages("classpath:"), false).say(Languages.CHINESE, "no.such.key"))
                .isEqualTo("no.such.key");
    }

    @Test
    void chineseIsFirstAmongTheLanguagesAndEachSaysItsOwnName() {
        assertThat(languages.offered().get(0)).isEqualTo(Languages.CHINESE);
        assertThat(languages.offered().stream().map(language -> languages.say(language, "language.name")))
                .startsWith("中文", "English");
    }

    private static Set<String> keysIn(String source) {
        Set<String> keys = new TreeSet<>();
        USES.forEach(use -> use.matcher(source).results().forEach(found -> keys.add(found.group(1))));
        ABSENT.matcher(source).results().forEach(found -> keys.add("thing." + found.group(1)));
        return keys;
    }

    private static Set<String> places(String key, String sentence) {
        assertThat(sentence).as(key).isNotBlank();
        int count = new MessageFormat(sentence).getFormatsByArgumentIndex().length;
        Set<String> places = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            if (LATIN_OR_PLACE.matcher(sentence).find() && sentence.contains("{" + i)) {
                places.add("{" + i + "}");
            }
        }
        return places;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/main/jte")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java")
                                || file.toString().endsWith(".jte"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    /** Bundles of one language; those without a language in their name for Chinese. */
    private static List<Path> bundles(String language) throws IOException {
        List<Path> bundles = new ArrayList<>();
        for (Path folder : List.of(RESOURCES, RESOURCES.resolve("messages"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(".properties"))
                        .filter(file -> folder.endsWith("messages")
                                || file.getFileName().toString().startsWith("messages"))
                        .filter(file -> language.isEmpty()
                                ? !file.getFileName().toString().matches(".*_[a-z]{2}\\.properties")
                                : file.getFileName().toString().endsWith(language + ".properties"))
                        .forEach(bundles::add);
            }
        }
        return bundles;
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
