package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What a production configuration must be, before anything is connected to. */
enum ProductionRule {
    PRODUCTION_ALONE(settings -> settings.acceptsProfiles(Profiles.of("demo", "dev"))
            ? List.of(Message.of("production.profile"))
            : List.of()),

    DATABASE_OF_ITS_OWN(settings -> value(settings, "spring.datasource.url").isBlank()
            ? List.of(Message.of("production.embedded", variable("spring.datasource.url")))
            : List.of()),

    USERS_NAMED(settings -> missing(settings, "spring.datasource.username", "spring.flyway.user")),

    SECRETS_KEPT(settings -> {
        List<Message> faults = new ArrayList<>();
        faults.addAll(secret(settings, "spring.datasource.password", "spring.datasource.username"));
        faults.addAll(secret(settings, "spring.flyway.password", "spring.flyway.user"));
        return faults;
    }),

    TWO_ROLES(settings -> {
        String user = value(settings, "spring.datasource.username");
        return !user.isBlank() && user.equals(value(settings, "spring.flyway.user"))
                ? List.of(Message.of("production.same-role"))
                : List.of();
    }),

    /** What is sealed in the database is sealed with keys that lie elsewhere, and no server makes up its own. */
    KEYS_GIVEN(settings -> missing(settings, "yipanqi.sealing.key-file")),

    TWO_SECRETS(settings -> {
        String secret = value(settings, "spring.datasource.password");
        return !secret.isBlank() && secret.equals(value(settings, "spring.flyway.password"))
                ? List.of(Message.of("production.same-secret"))
                : List.of();
    }),

    NOTHING_FROM_SOURCES(settings -> settings.getProperty("yipanqi.templates-from-sources", Boolean.class, false)
            ? List.of(Message.of("production.sources"))
            : List.of());

    /** Shorter ones fall to a list of common passwords. */
    private static final int SHORTEST_SECRET = 12;

    /** What stands in instructions and examples, as far as it is long enough to get that far. */
    private static final Set<String> SAMPLES = Set.of(
            "changeme",
            "change",
            "password",
            "passwd",
            "secret",
            "postgres",
            "postgresql",
            "demo",
            "admin",
            "root",
            "yipanqi",
            "example",
            "sample",
            "test",
            "default",
            "app_user",
            "app_owner",
            "user",
            "owner",
            "qwerty");

    /** A sample word of so many letters does not come about by chance: it gives the whole away. */
    private static final int TELLING = 6;

    private static final int FEWEST_CHARACTERS = 7;

    private final Function<Environment, List<Message>> faults;

    ProductionRule(Function<Environment, List<Message>> faults) {
        this.faults = faults;
    }

    /** All that is wrong, in the order of the rules; empty where nothing is. */
    static List<Message> broken(Environment settings) {
        return Arrays.stream(values())
                .flatMap(rule -> rule.faults.apply(settings).stream())
                .toList();
    }

    private static List<Message> missing(Environment settings, String... names) {
        return Arrays.stream(names)
                .filter(name -> value(settings, name).isBlank())
                .map(name -> Message.of("production.missing", variable(name)))
                .toList();
    }

    private static List<Message> secret(Environment settings, String name, String user) {
        String secret = value(settings, name);
        if (secret.isBlank()) {
            return List.of(Message.of("production.missing", variable(name)));
        }
        if (isSample(secret) || secret.equals(value(settings, user))) {
            return List.of(Message.of("production.sample", variable(name)));
        }
        return secret.length() < SHORTEST_SECRET
                ? List.of(Message.of("production.short", variable(name), SHORTEST_SECRET))
                : List.of();
    }

    /**
     * A sample word, also with digits and signs around or between (change-me-please, Password123!, &lt;secret&gt;), or the same few
     * characters over and over, such as the dots of an example.
     */
    static boolean isSample(String secret) {
        if (secret.chars().distinct().count() < FEWEST_CHARACTERS) {
            return true;
        }
        String small = secret.toLowerCase(Locale.ROOT);
        List<String> words = Arrays.stream(small.split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        boolean tells = words.stream().anyMatch(word -> SAMPLES.contains(word) && word.length() >= TELLING);
        boolean nothingElse = words.stream().anyMatch(SAMPLES::contains)
                && words.stream().allMatch(word -> SAMPLES.contains(word) || word.length() < 3);
        return tells
                || nothingElse
                || SAMPLES.contains(String.join("", words))
                || SAMPLES.contains(small.replaceAll("[^a-z_]", ""));
    }

    private static String value(Environment settings, String name) {
        return settings.getProperty(name, "");
    }

    /** SPRING_DATASOURCE_URL for spring.datasource.url: how operators set it. */
    private static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
