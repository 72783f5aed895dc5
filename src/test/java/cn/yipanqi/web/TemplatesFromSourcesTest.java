package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = WebOnly.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "yipanqi.templates-from-sources=true")
class TemplatesFromSourcesTest {

    @LocalServerPort
    int port;

    @Test
    void whileOneDevelopsTemplatesWordsAndAssetsComeFromTheSources() {
        Browser browser = new Browser(port);
        var answer = browser.get("/page");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("反馈已收到");
    }
}
