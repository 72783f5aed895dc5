package cn.yipanqi.browser;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The addresses that the application answers to GET, as its own controllers declare them. */
final class Routes {

    /** Most specific first; whether what it answers is a page or a part of one, and not a file. */
    private final Map<PathPattern, Boolean> pages =
            new TreeMap<>(PathPattern.SPECIFICITY_COMPARATOR.thenComparing(PathPattern::getPatternString));

    Routes(RequestMappingHandlerMapping mapping) {
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (get(info) && handler.getBeanType().getName().startsWith("cn.yipanqi.")) {
                patterns(info).stream()
                        .filter(pattern -> !pattern.getPatternString().startsWith("/api/"))
                        .forEach(pattern -> pages.put(pattern, page(info, handler.getMethod())));
            }
        });
    }

    private static boolean get(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }

    private static Collection<PathPattern> patterns(RequestMappingInfo info) {
        var condition = info.getPathPatternsCondition();
        return condition == null ? java.util.List.of() : condition.getPatterns();
    }

    private static boolean page(RequestMappingInfo info, Method method) {
        boolean html = info.getProducesCondition().isEmpty()
                || info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_HTML);
        return html && (method.getReturnType() == ModelAndView.class || method.getReturnType() == String.class);
    }

    /** Every address that answers with a page. */
    Collection<String> ofPages() {
        Collection<String> patterns = new TreeSet<>();
        pages.forEach((pattern, page) -> {
            if (page) {
                patterns.add(pattern.getPatternString());
            }
        });
        return patterns;
    }

    /** The route a path takes, none where the controllers know none. */
    Optional<String> of(String path) {
        return match(path).map(PathPattern::getPatternString);
    }

    /** Whether a path leads to a file to be taken away, and not to a page. */
    boolean file(String path) {
        return match(path).map(pattern -> !pages.get(pattern)).orElse(false);
    }

    private Optional<PathPattern> match(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return pages.keySet().stream()
                .filter(pattern -> pattern.matches(container))
                .findFirst();
    }
}
