package cn.yipanqi.walls;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that fits a route, as {@code requests/*.tsv} write it down. {@code <name>} in it stands for what a county has of that name;
 * {@code <~name>} only narrows a list or is sent along, so that another county's is as good as none.
 *
 * @param pattern the route, as the handler states it
 * @param body JSON; {@code form} and its fields; {@code file}, field, kind of file and further fields; or nothing
 */
record Request(String method, String pattern, String address, String body) {

    private static final Path WRITTEN = Path.of("src", "test", "resources", "walls", "requests");
    private static final Pattern NAME = Pattern.compile("<(~?)([a-z][A-Za-z0-9 ]*)>");
    /** What is no county's: made anew with every request, or the same for all. */
    private static final Set<String> NOBODYS = Set.of("random", "word", "mark", "asset", "day", "posting");

    static List<Request> all() {
        return Tables.lines(WRITTEN).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 4))
                .map(part -> new Request(part[0], part[1], part[2], part.length > 3 ? part[3] : ""))
                .toList();
    }

    static boolean isNobodys(String name) {
        return NOBODYS.contains(name);
    }

    /** Method and pattern: what a handler is known by. */
    String route() {
        return method + " " + pattern;
    }

    boolean reads() {
        return method.equals("GET") || method.equals("*");
    }

    boolean api() {
        return pattern.startsWith("/api/");
    }

    /** What of a county it names as its object. */
    Set<String> owned() {
        return names("");
    }

    boolean narrows() {
        return !names("~").isEmpty();
    }

    private Set<String> names(String kind) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(address + " " + body);
        while (matcher.find()) {
            if (matcher.group(1).equals(kind) && !NOBODYS.contains(matcher.group(2))) {
                names.add(matcher.group(2));
            }
        }
        return names;
    }

    /** The same with its names filled in; the address encoded where it must be. */
    Request filled(UnaryOperator<String> values) {
        return filled(values, values);
    }

    /** @param narrowing for the names that only narrow */
    Request filled(UnaryOperator<String> values, UnaryOperator<String> narrowing) {
        return new Request(
                method, pattern, replaced(address, values, narrowing, true), replaced(body, values, narrowing, false));
    }

    private static String replaced(
            String text, UnaryOperator<String> values, UnaryOperator<String> narrowing, boolean address) {
        String filled = NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        (found.group(1).isEmpty() ? values : narrowing).apply(found.group(2))));
        return address ? Encoding.address(filled) : filled;
    }

    @Override
    public String toString() {
        return method + " " + address
                + (body.isEmpty() ? "" : " " + body.lines().findFirst().orElse(""));
    }
}
