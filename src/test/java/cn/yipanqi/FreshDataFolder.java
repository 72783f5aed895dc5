package cn.yipanqi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each application context a new, empty data folder under the build's output. */
public class FreshDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "test-data"));
            Path folder = Files.createTempDirectory(parent, "data");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("data", Map.of("yipanqi.data", folder.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
