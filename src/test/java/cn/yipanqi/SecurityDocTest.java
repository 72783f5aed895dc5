package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/security} answers: every requirement once, and nothing by a test or a class that is not there. */
class SecurityDocTest {

    private static final Path FOLDER = Path.of("docs/security");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("src/browser/java"));

    /** A requirement and its answer: number, level, what is asked, how it stands, how it is met, by which tests that is proved. */
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| ([0-9.]+(?: [a-z])?) \\| ([123-]) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]*)\\|$");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`");
    private static final Set<String> STANDINGS = Set.of("符合", "部分", "未做", "部署", "无此功能");

    /** Named in the answers, but others' classes. */
    private static final Set<String> OTHERS = Set.of("StrictHttpFirewall", "JdbcClient", "SecureRandom", "Pattern");

    /** They ask a provider whether somebody may sign in, and a scanner whether a file is clean, and hand a server mail, where an installation names one. */
    private static final Set<String> CALLERS = Set.of(
            "cn.yipanqi.files.VirusScanner",
            "cn.yipanqi.access.provider.ProviderSignIn",
            "cn.yipanqi.notify.mail.Post",
            "cn.yipanqi.notify.mail.Post$OwnId");

    private record Answer(String number, String level, String standing, String how, String proof) {}

    @Test
    void everyRequirementOfLevelsOneAndTwoIsAnsweredOnce() throws IOException {
        Map<String, String> asked = Files.readAllLines(Path.of("src/test/resources/security/asvs-5.0.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line ->
                        Stream.of(line.split(" ")).skip(1).map(number -> Map.entry(number, line.substring(0, 1))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> answered = new TreeMap<>();
        for (Answer answer : answers("asvs")) {
            assertThat(answered.put(answer.number(), answer.level()))
                    .as(answer.number() + " stands twice")
                    .isNull();
        }

        assertThat(asked).hasSize(253);
        assertThat(answered).containsExactlyInAnyOrderEntriesOf(asked);
    }

    @Test
    void everyRequirementOnTheApplicationOfTheNationalStandardIsAnsweredOnce() {
        List<String> numbers = answers("gbt22239").stream().map(Answer::number).toList();

        assertThat(numbers).doesNotHaveDuplicates();
        for (String asked : List.of(
                "8.1.4.1 abcd",
                "8.1.4.2 abcdefg",
                "8.1.4.3 abcd",
                "8.1.4.4 abcdef",
                "8.1.4.7 ab",
                "8.1.4.8 ab",
                "8.1.4.9 abc",
                "8.1.4.10 ab",
                "8.1.4.11 ab",
                "8.1.5.1 ab",
                "8.1.5.2 ab",
                "8.1.5.3 ab",
                "8.1.5.4 abcdef")) {
            String clause = asked.split(" ")[0];
            asked.split(" ")[1].chars().forEach(letter -> assertThat(numbers).contains(clause + " " + (char) letter));
        }
        assertThat(numbers).contains("8.1.4.5", "8.1.4.6");
    }

    @Test
    void whatIsMetIsProvedAndWhatIsNotSaysWhatIsLeftToDo() {
        for (Answer answer : Stream.concat(answers("asvs").stream(), answers("gbt22239").stream())
                .toList()) {
            assertThat(answer.standing()).as(answer.number()).isIn(STANDINGS);
            assertThat(answer.how()).as(answer.number()).isNotBlank();
            if (Set.of("符合", "部分").contains(answer.standing())) {
                assertThat(TEST.matcher(answer.proof()).find())
                        .as(answer.number() + " names a test")
                        .isTrue();
            }
            if (answer.standing().equals("部署")) {
                assertThat(answer.how()).as(answer.number()).contains("部署：");
            }
        }
    }

    @Test
    void everyTestThatIsNamedIsThere() {
        Map<String, String> sources = new TreeMap<>();
        TESTS.forEach(folder -> filesUnder(folder, "Test.java")
                .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), text(file))));
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path doc : docs()) {
            for (var found : TEST.matcher(text(doc)).results().toList()) {
                named++;
                String source = sources.get(found.group(1));
                if (source == null || found.group(2) != null && !source.contains("void " + found.group(2) + "(")) {
                    missing.add(doc.getFileName() + ": " + found.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(200);
    }

    @Test
    void everyClassThatIsNamedIsThere() {
        Set<String> classes = filesUnder(Path.of("src/main/java"), ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> missing = docs().stream()
                .flatMap(doc -> CLASS.matcher(text(doc)).results().map(found -> found.group(1)))
                .filter(name -> name.matches(".*[a-z].*") && !name.endsWith("Test"))
                .filter(name -> !classes.contains(name) && !OTHERS.contains(name))
                .toList();

        assertThat(missing).isEmpty();
    }

    /** What lies behind "the product calls nobody": no class has the means, but those that call whom the configuration names. */
    @Test
    void nothingOfTheProductCallsAnybodyOutsideButWhomTheConfigurationNames() {
        Set<String> callers = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("cn.yipanqi").stream()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(use -> canCall(use.getTargetClass())))
                        .map(JavaClass::getName)
                        .filter(name -> !CALLERS.contains(name))
                        .collect(Collectors.toSet());

        assertThat(callers).isEmpty();
    }

    private static boolean canCall(JavaClass type) {
        String name = type.getName();
        return name.matches("java\\.net\\.(Socket|URL|URLConnection|HttpURLConnection|DatagramSocket)")
                || name.startsWith("java.net.http.")
                || name.startsWith("org.springframework.mail.javamail.")
                || name.startsWith("org.springframework.web.client.")
                || name.startsWith("org.springframework.http.client.");
    }

    private static List<Answer> answers(String standard) {
        return docs().stream()
                .filter(doc -> doc.getFileName().toString().startsWith(standard))
                .flatMap(doc -> ROW.matcher(text(doc)).results())
                .map(row -> new Answer(row.group(1), row.group(2), row.group(4).strip(), row.group(5), row.group(6)))
                .toList();
    }

    private static List<Path> docs() {
        List<Path> docs = new ArrayList<>(filesUnder(FOLDER, ".md"));
        docs.add(Path.of("docs/security.md"));
        return docs;
    }

    private static List<Path> filesUnder(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
