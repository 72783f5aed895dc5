package cn.yipanqi.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @Test
    void theHostOfTheFirstIsTheDomainUnlessAnotherIsNamed() {
        assertThat(Origins.read(" https://Qun.example.gov.cn ", "")
                        .orElseThrow()
                        .id())
                .isEqualTo("qun.example.gov.cn");
        Origins two = Origins.read("https://qun.example.gov.cn,https://inner.example.gov.cn:8443", "example.gov.cn")
                .orElseThrow();
        assertThat(two.id()).isEqualTo("example.gov.cn");
        assertThat(two.all())
                .containsExactlyInAnyOrder("https://qun.example.gov.cn", "https://inner.example.gov.cn:8443");
        assertThat(Origins.read("http://localhost:8080", "").orElseThrow().id()).isEqualTo("localhost");
    }

    @Test
    void whereNoneIsTypedThereIsNone() {
        assertThat(Origins.read(" , ", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://qun.example.gov.cn",
                "https://10.0.0.5",
                "http://127.0.0.1:8080",
                "https://[::1]",
                "https://qun.example.gov.cn/sign-in",
                "qun.example.gov.cn",
                "https://a.gov.cn,https://b.gov.cn",
                "not an address"
            })
    void plainHttpNumbersPathsAndOtherDomainsAreUnfit(String typed) {
        assertThatThrownBy(() -> Origins.read(typed, "")).isInstanceOf(Origins.UnfitException.class);
    }
}
