package cn.yipanqi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Text becomes part of a page only where htmx reads an answer of ours. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedTypesTest {

    @LocalServerPort
    int port;

    @Autowired
    PreparedCounty county;

    private Chromium chromium;

    @BeforeAll
    void prepare() {
        chromium = new Chromium();
        county.draft();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void htmxStillSwapsPartsOfPages() {
        try (Visit visit = board()) {
            List<String> errors = new ArrayList<>();
            Page page = visit.page();
            page.onPageError(errors::add);
            visit.open("/reports/" + county.draft());
            Locator number = page.locator(".document a.num[href*='activity.sessions']");

            number.press("Enter");
            page.waitForFunction("() => document.activeElement?.matches('#drawer [data-focus]')");

            assertThat(page.locator("#drawer > *").count()).isPositive();
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void textWrittenIntoAPageInAnyOtherWayRaises() {
        try (Visit visit = board()) {
            for (String way : List.of(
                    "document.body.innerHTML = '<b>x</b>'",
                    "document.body.outerHTML = '<b>x</b>'",
                    "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
                    "document.write('<b>x</b>')",
                    "document.createRange().createContextualFragment('<b>x</b>')",
                    "document.createElement('iframe').srcdoc = '<b>x</b>'",
                    "document.createElement('script').text = 'window.ran = 1'",
                    "document.createElement('script').src = '/assets/x.js'",
                    "trustedTypes.createPolicy('mine', { createHTML: text => text })",
                    "trustedTypes.createPolicy('default', { createHTML: text => text })")) {
                assertThat(visit.page()
                                .evaluate("() => { try { " + way + "; return 'let'; } catch (e) { return e.name; } }"))
                        .as(way)
                        .isEqualTo("TypeError");
            }
        }
    }

    @Test
    void noScriptOfOursReadsTextAsAPageByItself() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/static/assets/app.js")))
                .doesNotContain(
                        "parseHTMLUnsafe", "DOMParser", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(");
    }

    @Test
    void neitherAnInlineScriptNorAHandlerRunsWhereverItCameFrom() {
        try (Visit visit = board()) {
            visit.page().evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.append('window.ran = "script"');
                  try { document.body.append(script); } catch (e) { /* refused as text already */ }
                  const picture = document.createElement('img');
                  picture.setAttribute('src', 'data:,x');
                  try { picture.setAttribute('onerror', 'window.ran = "handler"'); } catch (e) { /* likewise */ }
                  return new Promise(resolve => {
                    picture.addEventListener('error', () => setTimeout(resolve));
                    document.body.append(picture);
                  });
                }
                """);
            assertThat(visit.page().evaluate("() => window.ran ?? 'nothing'")).isEqualTo("nothing");
        }
    }

    private Visit board() {
        Visit visit = new Visit(chromium, port, new NewContextOptions().setLocale("zh-CN"));
        visit.signIn(PreparedCounty.COORDINATOR);
        visit.open("/board?county=632622&year=2022");
        return visit;
    }
}
