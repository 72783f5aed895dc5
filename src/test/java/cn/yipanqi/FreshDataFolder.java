package cn.yipanqi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each application context a new, empty data folder under the build's output, and limits that no test meets by accident. */
public class FreshDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** All tests come from one address and hurry; a test of the limits sets its own. */
    private static final Map<String, Object> LIMITS = Map.of(
            "yipanqi.limits.address-at-once", 100_000,
            "yipanqi.limits.account-at-once", 100_000,
            "yipanqi.limits.token-calls", 100_000_000,
            // A test runs the jobs it is about, when it wants to.
            "yipanqi.jobs.enabled", false);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "test-data"));
            Path folder = Files.createTempDirectory(parent, "data");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("data", Map.of("yipanqi.data", folder.toString())));
            context.getEnvironment().getPropertySources().addLast(new MapPropertySource("limits", LIMITS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
