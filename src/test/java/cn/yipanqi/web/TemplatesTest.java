package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no template of any module may hold: the content policy would switch it off, or no translator would find it. */
class TemplatesTest {

    private static final Path ROOT = Path.of("src/main/jte");
    private static final Pattern COMMENT = Pattern.compile("(?s)<%--.*?--%>");
    private static final Pattern STYLE = Pattern.compile("(?i)<style|\\sstyle\\s*=");
    private static final Pattern HANDLER = Pattern.compile("(?i)\\s(on[a-z]+|hx-on[a-z:-]*|hx-vals=\"js:)\\s*=");
    private static final Pattern SCRIPT = Pattern.compile("(?i)<script(?![^>]*\\ssrc=)|javascript:");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern INCLUDE = Pattern.compile("@template\\.([a-z_]+)\\.");
    private static final Pattern FRAGMENT = Pattern.compile("@template\\.([a-z_.]+)\\(");
    private static final Pattern ADDRESS =
            Pattern.compile("\\s(?:href|action|src|hx-get|hx-post|hx-put|hx-delete)=\"(/[^\"]*)\"");
    private static final Pattern POST = Pattern.compile("(?is)<form[^>]*method=\"post\".*?</form>");

    @Test
    void nothingIsInline() throws IOException {
        assertThat(findings(STYLE)).isEmpty();
        assertThat(findings(HANDLER)).isEmpty();
        assertThat(findings(SCRIPT)).isEmpty();
    }

    @Test
    void everyWordComesFromTheBundles() throws IOException {
        assertThat(findings(HAN)).isEmpty();
    }

    @Test
    void everyAddressWithinTheSiteIsMadeByThePage() throws IOException {
        assertThat(findings(ADDRESS)).isEmpty();
    }

    @Test
    void everyFormThatChangesSomethingBearsTheToken() throws IOException {
        Set<String> without = new TreeSet<>();
        for (Path template : templates()) {
            POST.matcher(code(template))
                    .results()
                    .filter(form -> !bearsToken(form.group()))
                    .forEach(form -> without.add(template.toString()));
        }
        assertThat(without).isEmpty();
    }

    /** Itself, or in a fragment that it includes. */
    private static boolean bearsToken(String form) {
        return form.contains("_csrf(")
                || FRAGMENT.matcher(form).results().anyMatch(fragment -> {
                    Path file = ROOT.resolve(fragment.group(1).replace('.', '/') + ".jte");
                    try {
                        return Files.exists(file) && code(file).contains("_csrf(");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @Test
    void aModuleIncludesNoOtherModulesTemplate() throws IOException {
        Set<String> foreign = new TreeSet<>();
        for (Path template : templates()) {
            String own = ROOT.relativize(template).getName(0).toString();
            INCLUDE.matcher(code(template))
                    .results()
                    .map(include -> include.group(1))
                    .filter(module -> !module.equals(own) && !module.equals("web"))
                    .forEach(module -> foreign.add(template + " includes " + module));
        }
        assertThat(foreign).isEmpty();
    }

    @Test
    void theScansFindWhatTheyLookFor() {
        assertThat(STYLE.matcher("<p style=\"x\">").find()).isTrue();
        assertThat(STYLE.matcher("rel=\"stylesheet\"").find()).isFalse();
        assertThat(HANDLER.matcher("<a onclick=\"x\">").find()).isTrue();
        assertThat(HANDLER.matcher("<a hx-on:click=\"x\">").find()).isTrue();
        assertThat(SCRIPT.matcher("<script>x</script>").find()).isTrue();
        assertThat(SCRIPT.matcher("<script defer src=\"x\">").find()).isFalse();
        assertThat(ADDRESS.matcher("<a href=\"/x\">").find()).isTrue();
    }

    private static Set<String> findings(Pattern pattern) throws IOException {
        Set<String> findings = new TreeSet<>();
        for (Path template : templates()) {
            pattern.matcher(code(template))
                    .results()
                    .map(MatchResult::group)
                    .forEach(found -> findings.add(template + ": " + found.strip()));
        }
        return findings;
    }

    private static String code(Path template) throws IOException {
        return COMMENT.matcher(Files.readString(template)).replaceAll("");
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
