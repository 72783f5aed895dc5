package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules keep to themselves: no cycles, no reaching into another's inside, and each has its row on the map. */
class ModularityTest {

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
}
