package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where time, chance and the templates of a page may come from. */
class HouseRulesTest {

    /** Makes the clock and the ids that everybody else is given. */
    private static final String SOURCE = "cn.yipanqi.database.DatabaseConfiguration";

    /** What nobody may guess is drawn where it is made: were it given from outside, it could be foreseen. */
    private static final Set<String> MAKERS_OF_SECRETS = Set.of(
            "cn.yipanqi.database.Secrets",
            "cn.yipanqi.sealing.KeyFile",
            "cn.yipanqi.sealing.KeyText",
            "cn.yipanqi.sealing.Seal",
            "cn.yipanqi.access.OneTimePassword",
            "cn.yipanqi.access.RandomSecret",
            "cn.yipanqi.access.Sm3PasswordEncoder",
            "cn.yipanqi.access.factor.RecoveryCode",
            "cn.yipanqi.access.factor.SecondFactors",
            "cn.yipanqi.access.factor.Totp");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.yipanqi");

    private static final Path JAVA = Path.of("src/main/java/cn/yipanqi");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern WORDS_WITH_SLASHES = Pattern.compile("\"([a-z-]+)((?:/[a-z_-]+)+)\"");
    private static final Pattern TEMPLATE_CALLED = Pattern.compile("@template\\.([a-z]+)\\.");

    @Test
    void onlyTheInjectedClockTellsTheTime() {
        assertThat(uses(HouseRulesTest::asksTheMachineForTheTime, Set.of(SOURCE)))
                .isEmpty();
        assertThat(uses(HouseRulesTest::asksTheMachineForTheTime, Set.of()))
                .as("the rule sees the one place where the clock is made")
                .isNotEmpty();
    }

    @Test
    void onlyTheInjectedIdsAndTheMakersOfSecretsLeaveAnythingToChance() {
        assertThat(uses(HouseRulesTest::guesses, Set.of())).isEmpty();
        assertThat(uses(HouseRulesTest::drawsSecretly, with(MAKERS_OF_SECRETS, SOURCE)))
                .isEmpty();
        assertThat(uses(HouseRulesTest::drawsSecretly, Set.of())).isNotEmpty();
    }

    @Test
    void onlyTheDemoIsToldTheSecretOfAnEnrolledAccount() {
        Predicate<CodeUnitAccessTarget> told = target -> target.getName().equals("enrolForTheDemo");
        assertThat(uses(told, Set.of("cn.yipanqi.demo.DemoAccounts"))).isEmpty();
        assertThat(uses(told, Set.of())).isNotEmpty();
    }

    @Test
    void noModuleShowsAnothersTemplates() throws IOException {
        List<String> borrowed = new ArrayList<>();
        int own = 0;
        for (Path source : filesUnder(JAVA, ".java")) {
            String module = JAVA.relativize(source).getName(0).toString();
            for (var found : WORDS_WITH_SLASHES
                    .matcher(Files.readString(source))
                    .results()
                    .toList()) {
                boolean isTemplate = Files.exists(TEMPLATES.resolve(found.group(1) + found.group(2) + ".jte"));
                if (isTemplate && !found.group(1).equals(module)) {
                    borrowed.add(source + " names " + found.group());
                }
                own += isTemplate ? 1 : 0;
            }
        }
        for (Path template : filesUnder(TEMPLATES, ".jte")) {
            String module = TEMPLATES.relativize(template).getName(0).toString();
            for (var found : TEMPLATE_CALLED
                    .matcher(Files.readString(template))
                    .results()
                    .toList()) {
                // The page's shell and components are there for all.
                if (!found.group(1).equals(module) && !found.group(1).equals("web")) {
                    borrowed.add(template + " calls " + found.group());
                }
            }
        }
        assertThat(borrowed).isEmpty();
        assertThat(own).as("views named in the sources").isGreaterThan(50);
    }

    private static boolean asksTheMachineForTheTime(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean withoutClock =
                target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.getPackageName().equals("java.time") && target.getName().equals("now") && withoutClock
                || owner.isEquivalentTo(Clock.class) && target.getName().matches("(system|tick).*") && withoutClock
                || owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis")
                || owner.isEquivalentTo(Date.class)
                        && target.getRawParameterTypes().isEmpty()
                        && target.getName().equals("<init>");
    }

    private static boolean guesses(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return owner.isEquivalentTo(UUID.class) && target.getName().equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && target.getName().equals("random")
                || owner.isEquivalentTo(Random.class) && target.getName().equals("<init>")
                || owner.isEquivalentTo(ThreadLocalRandom.class);
    }

    private static boolean drawsSecretly(CodeUnitAccessTarget target) {
        return target.getOwner().isEquivalentTo(SecureRandom.class);
    }

    private static List<String> uses(Predicate<CodeUnitAccessTarget> what, Set<String> elsewhereThan) {
        return PRODUCT.stream()
                .filter(type -> elsewhereThan.stream()
                        .noneMatch(allowed -> type.getName().equals(allowed)))
                .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                .filter(access -> what.test((CodeUnitAccessTarget) access.getTarget()))
                .map(JavaAccess::getDescription)
                .toList();
    }

    private static Set<String> with(Set<String> some, String one) {
        return Stream.concat(some.stream(), Stream.of(one)).collect(java.util.stream.Collectors.toSet());
    }

    private static List<Path> filesUnder(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
