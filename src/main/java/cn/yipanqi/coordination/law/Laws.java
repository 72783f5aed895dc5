package cn.yipanqi.coordination.law;

import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.shared.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The national laws and their versions: 37 texts of 34 laws, 0.8 MB. They are the same for every county, come with the product and change
 * only with it; so they are read from its jar at first use and kept in memory, and no table has to be kept in step. What cites them keeps the
 * words it cites.
 */
@Component
public class Laws {

    private static final String FILE = "coordination/laws.jsonl";
    private static final int AROUND = 40;

    private final JsonMapper json;
    private volatile @Nullable List<Law> all;

    Laws(JsonMapper json) {
        this.json = json;
    }

    /**
     * An article in which a text stands.
     *
     * @param before words before the text
     * @param found the text
     * @param after words after it
     */
    public record Hit(LawVersion version, Clause article, String before, String found, String after) {

        public String url() {
            return version.url() + "?article=" + article.number() + "#article-" + article.number();
        }
    }

    /** By category, then title. */
    public List<Law> all() {
        List<Law> known = all;
        if (known == null) {
            known = read();
            all = known;
        }
        return known;
    }

    /** @throws Refusal where there is no such law */
    public Law find(String title) {
        return all().stream()
                .filter(law -> law.title().equals(title))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("law"));
    }

    /** @throws Refusal where there is no such version */
    public LawVersion version(String title, LocalDate date) {
        return find(title).versions().stream()
                .filter(version -> version.date().equals(date))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("law-version"));
    }

    /** Articles in which a text stands, in the versions in force on a day. */
    public List<Hit> search(String text, LocalDate day) {
        List<Hit> hits = new ArrayList<>();
        for (Law law : all()) {
            law.on(day)
                    .ifPresent(version -> version.articles().forEach(article -> {
                        int at = article.text().indexOf(text);
                        if (at >= 0) {
                            hits.add(hit(version, article, text, at));
                        }
                    }));
        }
        return hits;
    }

    private static Hit hit(LawVersion version, Clause article, String text, int at) {
        String whole = article.text().replace('\n', ' ');
        int from = Math.max(0, at - AROUND);
        int to = Math.min(whole.length(), at + text.length() + AROUND);
        return new Hit(
                version,
                article,
                (from > 0 ? "…" : "") + whole.substring(from, at),
                text,
                whole.substring(at + text.length(), to) + (to < whole.length() ? "…" : ""));
    }

    static String url(String title) {
        return "/coordination/laws/" + UriUtils.encodePathSegment(title, StandardCharsets.UTF_8);
    }

    private List<Law> read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
            List<LawVersion> versions = lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> LawReader.read(json.readValue(line, LawReader.Line.class)))
                    .toList();
            return versions.stream().collect(Collectors.groupingBy(LawVersion::title)).values().stream()
                    .map(Laws::law)
                    .sorted(Comparator.comparing(Law::category).thenComparing(Law::title))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The file of laws is missing from the jar: " + FILE, e);
        }
    }

    private static Law law(List<LawVersion> versions) {
        List<LawVersion> latestFirst = versions.stream()
                .sorted(Comparator.comparing(LawVersion::date).reversed())
                .toList();
        LawVersion latest = latestFirst.get(0);
        return new Law(latest.title(), latest.category(), latestFirst);
    }
}
