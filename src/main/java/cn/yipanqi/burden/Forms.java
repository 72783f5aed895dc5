package cn.yipanqi.burden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Every form of the product, read once from the declarations. */
@Component
class Forms {

    private static final String DECLARATIONS = "classpath:burden/*.tsv";
    private static final String NONE = "-";

    private final Map<String, Form> byRoute = new LinkedHashMap<>();

    Forms() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(DECLARATIONS);
            Arrays.sort(files, Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(String::compareTo)));
            for (Resource file : files) {
                file.getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Forms::read)
                        .forEach(form -> byRoute.put(form.route(), form));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form read(String line) {
        String[] cells = line.split("\t", -1);
        return new Form(
                cells[0],
                cells[1],
                Form.Owner.valueOf(cells[2]),
                Form.Frequency.valueOf(cells[3]),
                cells[4].equals(NONE) ? null : LocalDate.parse(cells[4]),
                Arrays.stream(cells[5].split(" ")).map(Field::read).toList());
    }

    List<Form> all() {
        return List.copyOf(byRoute.values());
    }

    /** @param route method and pattern */
    Optional<Form> at(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }

    Optional<Form> coded(String code) {
        return byRoute.values().stream()
                .filter(form -> form.code().equals(code))
                .findFirst();
    }

    /** Facts that more than one form asks for, each with the forms; there should be none. */
    Map<String, List<Form>> askedTwice() {
        Map<String, List<Form>> facts = new TreeMap<>();
        for (Form form : byRoute.values()) {
            form.asked().stream()
                    .map(Field::fact)
                    .distinct()
                    .forEach(fact -> facts.computeIfAbsent(String.valueOf(fact), none -> new ArrayList<>())
                            .add(form));
        }
        facts.values().removeIf(forms -> forms.size() < 2);
        return facts;
    }
}
