package cn.yipanqi.web;

import cn.yipanqi.web.asset.Assets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link Page} of a request, once a request, for templates and for controllers that take one as an argument. */
@Component
class PageShell implements HandlerMethodArgumentResolver {

    private static final String MADE = Page.class.getName();

    private final Languages languages;
    private final Navigation navigation;
    private final Assets assets;
    private final WebSettings settings;
    private final Notation notation;
    private final Preferences preferences;
    private final ObjectProvider<CurrentVisitor> visitors;

    PageShell(
            Languages languages,
            Navigation navigation,
            Assets assets,
            WebSettings settings,
            Preferences preferences,
            ObjectProvider<CurrentVisitor> visitors) {
        this.languages = languages;
        this.navigation = navigation;
        this.assets = assets;
        this.settings = settings;
        this.notation = new Notation(settings.zone());
        this.preferences = preferences;
        this.visitors = visitors;
    }

    Page of(HttpServletRequest request) {
        if (request.getAttribute(MADE) instanceof Page page) {
            return page;
        }
        return made(request, visitor(request));
    }

    private VisitorView visitor(HttpServletRequest request) {
        CurrentVisitor current = visitors.getIfAvailable();
        // When the container dispatches an error, the filters that know the visitor have already gone home.
        return current == null || request.getDispatcherType() == DispatcherType.ERROR
                ? VisitorView.STRANGER
                : current.of(request);
    }

    /** A page that asks nobody who looks: for a failure that may lie in the very asking. */
    Page ofStranger(HttpServletRequest request) {
        return made(request, VisitorView.STRANGER);
    }

    private Page made(HttpServletRequest request, VisitorView visitor) {
        Page page = new Page(this, request, preferences.language(request), preferences.elder(request), visitor);
        request.setAttribute(MADE, page);
        return page;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class;
    }

    @Override
    public Page resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("pages need a servlet request");
        }
        return of(servlet);
    }

    Languages languages() {
        return languages;
    }

    Navigation navigation() {
        return navigation;
    }

    Assets assets() {
        return assets;
    }

    WebSettings settings() {
        return settings;
    }

    Notation notation() {
        return notation;
    }
}
