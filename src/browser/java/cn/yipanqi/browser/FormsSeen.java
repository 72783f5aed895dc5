package cn.yipanqi.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The forms with something to fill in that pages showed, held against what the product says of them ({@code burden/*.tsv}). */
final class FormsSeen {

    private static final Path DECLARED = Path.of("src", "main", "resources", "burden");

    /** Each form that is sent in, with the names of what one fills in. */
    private static final String FORMS = """
            () => [...document.forms].filter(form => form.method === 'post').map(form => [
              new URL(form.getAttribute('action') || location.href, location.href).pathname,
              ...[...form.elements].filter(e => e.name && !['hidden', 'submit', 'button'].includes(e.type)).map(e => e.name),
            ])
            """;

    private final Map<String, Set<String>> seen = new TreeMap<>();
    private final Collection<PathPattern> routes = new ArrayList<>();

    FormsSeen(RequestMappingHandlerMapping mapping) {
        mapping.getHandlerMethods().keySet().forEach(info -> {
            var paths = info.getPathPatternsCondition();
            if (paths != null && info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                routes.addAll(paths.getPatterns());
            }
        });
    }

    @SuppressWarnings("unchecked")
    void on(Page page) {
        for (List<String> form : (List<List<String>>) page.evaluate(FORMS)) {
            if (form.size() > 1) {
                seen.computeIfAbsent(route(form.get(0)), none -> new TreeSet<>())
                        .addAll(form.subList(1, form.size()).stream()
                                .map(FormsSeen::shape)
                                .toList());
            }
        }
    }

    private String route(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return routes.stream()
                .filter(route -> route.matches(container))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(route -> "POST " + route.getPatternString())
                .orElse("POST " + path);
    }

    /** Ids and numbers within a name make it no other field. */
    private static String shape(String name) {
        return name.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*").replaceAll("\\d+", "#");
    }

    /** Forms and fields of which nothing is said. */
    List<String> undeclared() {
        Map<String, List<String>> declared = declared();
        List<String> missing = new ArrayList<>();
        seen.forEach((route, fields) -> {
            List<String> said = declared.getOrDefault(route, List.of());
            fields.stream()
                    .filter(field -> said.stream().noneMatch(name -> matches(name, field)))
                    .forEach(field -> missing.add(route + " " + field));
        });
        return missing;
    }

    private static boolean matches(String declared, String field) {
        return declared.endsWith("*")
                ? field.startsWith(declared.substring(0, declared.length() - 1))
                : declared.equals(field);
    }

    private static Map<String, List<String>> declared() {
        Map<String, List<String>> declared = new TreeMap<>();
        try (Stream<Path> files = Files.list(DECLARED)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".tsv")).toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] cells = line.split("\t");
                    if (cells.length > 5) {
                        declared.put(
                                cells[1],
                                Arrays.stream(cells[5].split(" "))
                                        .map(field -> field.replaceFirst("(~|\\??=.*)$", ""))
                                        .toList());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return declared;
    }
}
