package cn.yipanqi.intake.reading.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A resource of words: sections in brackets, lines below them, comments after #. */
final class WordFile {

    record Section(String head, List<String> lines) {

        /** Words of all lines, blanks between them. */
        List<String> words() {
            return lines.stream().flatMap(line -> split(line).stream()).toList();
        }
    }

    private WordFile() {}

    static List<String> split(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
    }

    /** @param name below {@code intake/} */
    static List<Section> sections(String name) {
        List<Section> sections = new ArrayList<>();
        for (String line : lines(name)) {
            if (line.startsWith("[") && line.endsWith("]")) {
                sections.add(new Section(line.substring(1, line.length() - 1).strip(), new ArrayList<>()));
            } else {
                sections.get(sections.size() - 1).lines().add(line);
            }
        }
        return sections;
    }

    /** Lines without comments and blanks. */
    static List<String> lines(String name) {
        String path = "/intake/" + name;
        try (InputStream stream = Objects.requireNonNull(WordFile.class.getResourceAsStream(path), path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.startsWith("#") ? "" : line.strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
