package cn.yipanqi.web;

import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The web module on a real server with a few addresses that answer and fail, and neither database nor sign-in. */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ValidationAutoConfiguration.class
})
@Import({
    WebConfiguration.class,
    Navigation.class,
    PageShell.class,
    Failures.class,
    ErrorFallback.class,
    EarlyFailures.class,
    UnreadableUploads.class,
    WebOnly.Answering.class,
    WebOnly.Failing.class
})
@ComponentScan("cn.yipanqi.web.asset")
class WebOnly {

    /** Everybody is a coordinator of 班玛县, but for who calls himself a stranger. */
    @Bean
    CurrentVisitor visitor() {
        return request -> request.getHeader("X-Stranger") == null
                ? new VisitorView(true, "coordinator", "县协同办", null, List.of(), "班玛县", Set.of("READ"))
                : VisitorView.STRANGER;
    }

    @Bean
    Ids ids() {
        return UUID::randomUUID;
    }

    @Bean
    NavigationItem board() {
        return new NavigationItem("/", "product.name", 10);
    }

    @Bean
    NavigationItem list() {
        return new NavigationItem("/list", "feedback.list", 20, null, "READ");
    }

    @Bean
    NavigationItem closed() {
        return new NavigationItem("/closed", "feedback.none", 30, null, "NOBODY_HAS_THIS");
    }

    @Bean
    NavigationSource kinds() {
        return visitor -> List.of(
                new NavigationItem("/list?kind=a", "feedback.title", 20, Commons.ACTIVITY, null),
                new NavigationItem("/list?kind=b", "feedback.about", 10, Commons.ACTIVITY, null));
    }

    /** What is counted elsewhere by the database. */
    @Bean
    WaitingCounts waiting(ObjectProvider<WaitingCount> counts) {
        return new WaitingCounts(counts, JdbcClient.create(new DelegatingDataSource())) {
            @Override
            public Map<String, Long> of(VisitorView visitor) {
                return Map.of("/list", 1234L);
            }
        };
    }

    @TestComponent
    @Controller
    static class Answering {

        @GetMapping({"/page", "/list", "/list/more"})
        ModelAndView page() {
            return new ModelAndView("web/feedback/sent", Map.of("number", 2022L));
        }

        @GetMapping("/sign-in")
        ModelAndView signIn(@RequestParam(defaultValue = "0") int minutes) {
            return new ModelAndView("access/sign_in", Map.of("failed", minutes == 0, "throttled", minutes));
        }

        @GetMapping("/elsewhere")
        String elsewhere() {
            return "redirect:/page";
        }

        @GetMapping("/language")
        @ResponseBody
        String language(Locale locale, Page page) {
            return locale.toLanguageTag() + " " + page.locale().toLanguageTag();
        }

        @GetMapping("/api/language")
        @ResponseBody
        String apiLanguage(Locale locale) {
            return locale.toLanguageTag();
        }
    }

    record Body(@NotNull String title) {}

    @TestComponent
    @Controller
    static class Failing {

        @GetMapping({"/refused", "/api/refused"})
        String refused(@RequestParam Refusal.Kind kind) {
            throw new Refusal(kind, Message.of("feedback.sent.number", 2022));
        }

        @GetMapping({"/broken", "/api/broken"})
        String broken() {
            throw new IllegalStateException("the password is swordfish");
        }

        @GetMapping({"/without-database", "/api/without-database"})
        String withoutDatabase() {
            throw new CannotCreateTransactionException("nobody answers at 10.0.0.5");
        }

        @GetMapping({"/unavailable", "/api/unavailable"})
        String unavailable() {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }

        @GetMapping({"/number", "/api/number"})
        String number(@RequestParam int n) {
            return "web/feedback/sent";
        }

        @PostMapping("/api/body")
        @ResponseBody
        String body(@Valid @RequestBody Body body) {
            return body.title();
        }

        @PostMapping({"/upload", "/api/upload"})
        @ResponseBody
        String upload(@RequestParam MultipartFile file) {
            return file.getName();
        }

        @GetMapping("/before-mvc")
        void beforeMvc(jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
            response.sendError(403);
        }

        @GetMapping("/template")
        String template(HttpServletRequest request) {
            request.setAttribute("asked", true);
            return "web/feedback/index"; // without its parameters
        }
    }
}
