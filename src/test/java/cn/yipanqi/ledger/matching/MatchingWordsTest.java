package cn.yipanqi.ledger.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule has its sentence, in both languages. */
class MatchingWordsTest {

    private static Properties bundle(String name) throws IOException {
        Properties bundle = new Properties();
        bundle.load(new InputStreamReader(
                Objects.requireNonNull(MatchingWordsTest.class.getResourceAsStream("/messages/" + name)),
                StandardCharsets.UTF_8));
        return bundle;
    }

    @ParameterizedTest
    @ValueSource(strings = {"matching.properties", "matching_en.properties"})
    void everyRuleHasASentence(String name) throws IOException {
        Properties bundle = bundle(name);
        for (MatchingRule rule : MatchingRule.values()) {
            assertThat(bundle.containsKey(rule.messageKey()))
                    .as(rule.messageKey())
                    .isEqualTo(rule.says());
        }
        for (LeadRule rule : LeadRule.values()) {
            assertThat(bundle).containsKey(rule.messageKey());
        }
        bundle.forEach((key, sentence) -> assertThat(
                        new MessageFormat((String) sentence, Locale.CHINA).format(new Object[] {2, "甲", "乙"}))
                .as((String) key)
                .doesNotContain("{"));
    }

    @Test
    void numbersUpToSevenAreWrittenAsWords() throws IOException {
        MessageFormat sentence = new MessageFormat(
                bundle("matching.properties").getProperty("matching.rule.named_mutually"), Locale.CHINA);
        assertThat(sentence.format(new Object[] {4})).isEqualTo("四家互相写到对方");
        assertThat(sentence.format(new Object[] {9})).isEqualTo("9家互相写到对方");
    }
}
