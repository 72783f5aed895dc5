package cn.yipanqi.walls;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is no request, and never comes to a filter: it is told so in our words, and not with a page of the server's. */
@ServerTest
class NoRequestTest {

    @LocalServerPort
    int port;

    private Answer send(String first, String headers) {
        String request = first + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
        return new Wire(port).send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /figures/a%2fb", "GET /%zz", "GET /a\u00ffb", "GET /<x>", "GET /board?a|b\u0001"})
    void anAddressThatIsNoneIsToldInWords(String first) {
        Answer answer = send(first, "Accept-Language: zh-CN\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).startsWith("请求有误\n").doesNotContain("<");
        assertThat(answer.headers()).contains("text/plain").contains("nosniff");
    }

    @Test
    void aProgramGetsAProblemAndEachItsLanguage() {
        Answer answer = send("GET /api/v1/entries%2f", "Accept-Language: en\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).contains("application/problem+json");
        assertThat(JsonPath.<String>read(answer.text(), "$.title")).isEqualTo("The request is not right");
        assertThat(JsonPath.<Integer>read(answer.text(), "$.status")).isEqualTo(400);
        assertThat(send("GET /%zz", "Accept-Language: ;;;%\r\n").text()).startsWith("请求有误");
    }

    @Test
    void whatIsNotSpokenHereIsTheSendersMistake() {
        assertThat(send("GET /", "Transfer-Encoding: gzip, chunked\r\n").text()).startsWith("请求有误");
        assertThat(send("GET /", "Content-Length: -1\r\n").text()).startsWith("请求有误");
    }
}
