package cn.yipanqi.web.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {

    private final Assets assets = new Assets("classpath:/static/assets/", true);

    @Test
    void theThemeImportsTablerUnderItsFingerprintAndIntoALayer() {
        String theme = text("theme.css");
        String tabler = assets.address("vendor/tabler.css").substring(Assets.ROOT.length());

        assertThat(theme).contains("@import url(\"../" + tabler + "\") layer(vendor);");
    }

    @Test
    void theAddressInAStyleLeadsFromTheStylesOwnPlace() {
        // /assets/<fingerprint>/theme.css and ../<fingerprint>/vendor/tabler.css
        String theme = assets.address("theme.css");
        String imported = text("theme.css").replaceAll("(?s).*@import url\\(\"([^\"]+)\"\\).*", "$1");

        assertThat(java.net.URI.create(theme).resolve(imported).toString())
                .isEqualTo(assets.address("vendor/tabler.css"));
    }

    @Test
    void anotherImportedStyleMakesAnotherTheme(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.css"), "@import url(\"b.css\");");
        Files.writeString(folder.resolve("b.css"), "p { margin: 0 }");
        Assets own = new Assets(folder.toUri().toString(), false);
        String before = own.address("a.css");

        Files.writeString(folder.resolve("b.css"), "p { margin: 1px }");

        assertThat(own.address("a.css")).isNotEqualTo(before);
    }

    @Test
    void aTemplateThatNamesNoFileIsWrong() {
        assertThatThrownBy(() -> assets.address("missing.css")).hasMessageContaining("missing.css");
    }

    @Test
    void nothingOutsideTheFolderIsAnAsset() {
        assertThat(List.of("../../application.yaml", "/etc/passwd", "../web.css", "theme", "theme.css/../icons.svg"))
                .allSatisfy(name -> assertThat(assets.find(name)).isEmpty());
    }

    @Test
    void whatIsTextIsCompressedOnceAndUnpacksToItself() throws IOException {
        Asset theme = assets.find("theme.css").orElseThrow();

        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(theme.zipped()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(theme.content());
        }
    }

    @Test
    void aColdSignInStaysWithinItsBudget() {
        int bytes = List.of(
                        "vendor/tabler.css",
                        "theme.css",
                        "vendor/htmx.js",
                        "trusted.js",
                        "app.js",
                        "icons.svg",
                        "goban.svg",
                        "mark.svg")
                .stream()
                .mapToInt(name -> assets.find(name).orElseThrow().zipped().length)
                .sum();

        assertThat(bytes).isLessThan(120_000);
    }

    private String text(String name) {
        return new String(assets.find(name).orElseThrow().content(), StandardCharsets.UTF_8);
    }
}
