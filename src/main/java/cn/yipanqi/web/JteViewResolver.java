package cn.yipanqi.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds a view {@code <module>/<resource>/<page>} among the templates; other names (redirects) are left to others. */
final class JteViewResolver implements ViewResolver, Ordered {

    private final TemplateEngine templates;
    private final PageShell shell;

    JteViewResolver(TemplateEngine templates, PageShell shell) {
        this.templates = templates;
        this.shell = shell;
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        String template = viewName + ".jte";
        return !viewName.contains(":") && templates.hasTemplate(template) ? new JteView(template) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    /** One template, rendered as a whole before the first byte leaves, so that a failure in it can still become an error page. */
    private final class JteView implements View {

        private static final String HTML = "text/html;charset=UTF-8";

        private final String template;

        private JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        @SuppressWarnings("NullAway") // a model attribute may be null: the template then takes its default
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Map<String, Object> params = new HashMap<>(model == null ? Map.of() : model);
            params.putIfAbsent("page", shell.of(request));
            Utf8ByteOutput html = new Utf8ByteOutput();
            templates.render(template, params, html);
            response.setContentType(HTML);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentLength(html.getContentLength());
            html.writeTo(response.getOutputStream());
        }
    }
}
