package cn.yipanqi.accounts;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** A command about accounts runs without a web server, beside the one that may be serving already, and ends when it is done. */
class CommandMode implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(AccountCommands.FIRST)
                || environment.containsProperty(AccountCommands.NEW_PASSWORD)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "account command",
                            Map.of(
                                    "spring.main.web-application-type", "none",
                                    "spring.main.banner-mode", "off",
                                    "logging.level.root", "warn")));
        }
    }
}
