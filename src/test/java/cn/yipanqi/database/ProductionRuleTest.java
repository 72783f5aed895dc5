package cn.yipanqi.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ProductionRuleTest {

    private static final Map<String, String> FIT = Map.of(
            "spring.datasource.url", "jdbc:postgresql://10.0.0.5/yipanqi",
            "spring.datasource.username", "app_user",
            "spring.datasource.password", "hK3vQ9tR2wXz7mNp",
            "spring.flyway.user", "app_owner",
            "spring.flyway.password", "Zb8uF4sYc6LjD1gE",
            "yipanqi.sealing.key-file", "/etc/yipanqi/sealing.keys");

    private static MockEnvironment fit() {
        MockEnvironment settings = new MockEnvironment();
        settings.setActiveProfiles("production");
        FIT.forEach(settings::setProperty);
        return settings;
    }

    private static List<String> faults(MockEnvironment settings) {
        return ProductionRule.broken(settings).stream()
                .map(fault -> fault.key())
                .toList();
    }

    private static List<String> faultsWith(String name, String value) {
        return faults(fit().withProperty(name, value));
    }

    @Test
    void aConfigurationAsTheInstructionsHaveItIsFit() {
        assertThat(faults(fit())).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        MockEnvironment bare = new MockEnvironment();
        bare.setActiveProfiles("production");
        assertThat(ProductionRule.broken(bare).stream()
                        .map(fault -> fault.args().get(0)))
                .containsExactlyInAnyOrder(
                        "SPRING_DATASOURCE_URL",
                        "SPRING_DATASOURCE_USERNAME",
                        "SPRING_DATASOURCE_PASSWORD",
                        "SPRING_FLYWAY_USER",
                        "SPRING_FLYWAY_PASSWORD",
                        "YIPANQI_SEALING_KEYFILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeme",
                "change-me",
                "Password123!",
                "<secret>",
                "app_user",
                "yipanqi-demo-2022",
                "postgres",
                "123456",
                "your-secret",
                "change-me-please",
                "aaaaaaaaaaaaaaaa",
                "…",
                "………………"
            })
    void aSecretFromAnExampleIsNone(String sample) {
        assertThat(faultsWith("spring.datasource.password", sample)).containsExactly("production.sample");
        assertThat(faultsWith("spring.flyway.password", sample)).containsExactly("production.sample");
    }

    @Test
    void aRandomSecretIsOneWhateverItsLettersAndDigits() {
        for (String random : List.of("h3K9v2Q7t5R1w8X4", "4f1c9b07ae52d6831b", "没有样例的一句话，够长了")) {
            assertThat(faultsWith("spring.flyway.password", random)).as(random).isEmpty();
        }
    }

    @Test
    void aShortSecretIsNone() {
        assertThat(faultsWith("spring.flyway.password", "hK3vQ9tR2wX")).containsExactly("production.short");
    }

    @Test
    void theTwoRolesDifferInNameAndSecret() {
        assertThat(faultsWith("spring.flyway.user", "app_user")).containsExactly("production.same-role");
        assertThat(faultsWith("spring.flyway.password", FIT.get("spring.datasource.password")))
                .containsExactly("production.same-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "dev"})
    void demonstrationAndDevelopmentStayOutside(String profile) {
        MockEnvironment settings = fit();
        settings.addActiveProfile(profile);
        assertThat(faults(settings)).containsExactly("production.profile");
    }

    @Test
    void templatesAreTheOnesThatWereBuilt() {
        assertThat(faultsWith("yipanqi.templates-from-sources", "true")).containsExactly("production.sources");
    }
}
