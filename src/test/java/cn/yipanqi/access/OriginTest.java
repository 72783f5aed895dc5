package cn.yipanqi.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 | Chrome / Windows
        Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0 | Edge / Windows
        Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Mobile Safari/604.1 | Safari / iPhone
        Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0 | WeChat / Android
        Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | Firefox / Linux
        Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) | macOS
        curl/8.0 | ''
        """)
    void aBrowserAndItsSystemAreNamedInAWordEach(String agent, String device) {
        assertThat(Origin.device(agent)).isEqualTo(device);
    }

    @Test
    void whatSaysNothingOfItselfHasNoName() {
        assertThat(Origin.device(null)).isEmpty();
    }
}
