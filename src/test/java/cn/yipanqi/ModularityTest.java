package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.core.ApplicationModules;

/** Modules keep to themselves: no cycles, no reaching into another's inside, and each has its row on the map. */
class ModularityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.yipanqi");

    private static final ApplicationModules MODULES = ApplicationModules.of(
            Yipanqi.class,
            com.tngtech.archunit.base.DescribedPredicate.describe(
                    "generated templates", type -> type.getPackageName().startsWith("cn.yipanqi.templates")));

    @Test
    void noModuleDependsOnItselfThroughOthers() {
        assertThat(MODULES.detectViolations().getMessages())
                .filteredOn(message -> message.contains("Cycle detected"))
                .isEmpty();
    }

    @Test
    void eachModuleUsesOfTheOthersWhatTheyOfferAndNothingElse() {
        MODULES.verify();
    }

    @Test
    void everyModuleIsOnTheMap() throws IOException {
        String map = Files.readString(Path.of("docs/map.md"));
        MODULES.forEach(module -> assertThat(map).contains("| " + module.getIdentifier() + " |"));
    }

    @Test
    void theMapTellsWhichModuleAnswersWhatAnotherAsks() throws IOException {
        Map<String, String> rows = Files.readAllLines(Path.of("docs/map.md")).stream()
                .filter(line -> line.matches("\\| [a-z]+ \\|.*") && !line.startsWith("| module |"))
                .collect(Collectors.toMap(line -> line.split("\\|")[1].strip(), line -> line));
        Set<String> asked = rows.values().stream()
                .flatMap(row -> told(row, "asks").stream())
                .collect(Collectors.toSet());
        assertThat(asked).contains("StationFact", "Job");
        rows.forEach((module, row) -> {
            Set<String> answered = new TreeSet<>();
            for (JavaClass type : CLASSES) {
                if (module(type.getPackageName()).equals(module)) {
                    offered(type).stream()
                            .filter(offer -> asked.contains(offer.getSimpleName())
                                    && !module(offer.getPackageName()).equals(module))
                            .forEach(offer -> answered.add(offer.getSimpleName()));
                }
            }
            assertThat(told(row, "answers")).as(module).containsExactlyInAnyOrderElementsOf(answered);
        });
    }

    /** Interfaces that a class is, and those it makes beans of. */
    private static Set<JavaClass> offered(JavaClass type) {
        return Stream.concat(
                        type.getAllRawInterfaces().stream(),
                        type.getMethods().stream()
                                .filter(method -> method.isAnnotatedWith(Bean.class))
                                .map(JavaMethod::getRawReturnType)
                                .filter(JavaClass::isInterface))
                .collect(Collectors.toSet());
    }

    private static Set<String> told(String row, String word) {
        Matcher said = Pattern.compile("\\b" + word + " ((?:`\\w+`(?:, )?)+)").matcher(row);
        return said.find()
                ? Arrays.stream(said.group(1).split(", "))
                        .map(name -> name.replace("`", ""))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static String module(String name) {
        return name.replaceFirst("^cn\\.yipanqi\\.?", "").replaceFirst("\\..*", "");
    }
}
