package cn.yipanqi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a password must be: long and not easily guessed; which kinds of signs it has is nobody's business. */
class PasswordRuleTest {

    private static List<String> broken(String password) {
        return PasswordRule.broken(password, "zhangsan").stream()
                .map(message -> message.key())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "right horse battery",
                "correct horse staple battery",
                "雪山脚下的小学今年有六个班",
                "qzmrtvwxkplh",
                "8302 5517 9946 2080"
            })
    void anyKindOfSignsWillDo(String password) {
        assertThat(broken(password)).isEmpty();
    }

    @Test
    void elevenSignsAreTooFewAndAHundredAndTwentyEightAreNotTooMany() {
        assertThat(broken("kqzmrtvwxpl")).contains("access.password.short");
        String sentence = "wo men xian de gong hui mei zhou san xia wu kai hui ";
        assertThat(broken(sentence.repeat(2).substring(0, 100))).isEmpty();
        assertThat(broken("kqzmrtvwxplh".repeat(11))).containsExactly("access.password.long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "123456789012",
                "qwertyuiop12",
                "1qaz2wsx3edc",
                "aaaaaaaaaaaa",
                "iloveyou2026",
                "abcdefghijkl",
                "202601012026"
            })
    void whatGuessersTryFirstWillNotDo(String password) {
        assertThat(broken(password)).contains("access.password.common");
    }

    @ParameterizedTest
    @CsvSource({"yipanqi12345", "banmaqinghai", "quntuan12345", "gonghui20260", "quntuanbanma"})
    void wordsOfThisPlaceDoNotMakeAPasswordBetter(String password) {
        assertThat(broken(password)).contains("access.password.common");
    }

    @Test
    void theLoginIsNoPartOfIt() {
        assertThat(broken("ZhangSan" + "kqzmrtvwxplh".toUpperCase(Locale.ROOT))).contains("access.password.login");
    }
}
