package cn.yipanqi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Answers a request that a filter refuses, before any controller: same words, same shapes as {@link Failures} gives. */
@Component
public class EarlyFailures {

    private final HandlerExceptionResolver resolver;
    private final JteViewResolver views;
    private final Languages languages;
    private final PageShell shell;

    EarlyFailures(
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            JteViewResolver views,
            Languages languages,
            PageShell shell) {
        this.resolver = resolver;
        this.views = views;
        this.languages = languages;
        this.shell = shell;
    }

    /** The same where it is not to be asked who the visitor is: to find that out is what cannot or shall not be done. */
    public void answerStranger(HttpServletRequest request, HttpServletResponse response, Exception why)
            throws IOException {
        shell.ofStranger(request);
        answer(request, response, why);
    }

    /** @param why a {@link cn.yipanqi.shared.Refusal}, or an exception of the framework's that knows its status */
    public void answer(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        ModelAndView page = resolver.resolveException(request, response, null, why);
        if (page == null) {
            throw new IllegalStateException("nobody answers this failure", why);
        }
        String name = page.getViewName();
        if (name == null) {
            return;
        }
        View view = views.resolveViewName(name, languages.offered().get(0));
        HttpStatusCode status = page.getStatus();
        if (view == null || status == null) {
            throw new IllegalStateException("no page for this failure", why);
        }
        response.setStatus(status.value());
        try {
            view.render(page.getModel(), request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
