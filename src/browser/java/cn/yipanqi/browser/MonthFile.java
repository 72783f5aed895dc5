package cn.yipanqi.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps of the month as they are counted, and as the page was given them: {@code burden/month.json}. */
final class MonthFile {

    private static final Path FILE = Path.of("src", "main", "resources", "burden", "month.json");

    private final Map<String, List<Hands.Done>> steps = new LinkedHashMap<>();

    /** Once more of a step. */
    void add(String what, Hands.Done done) {
        steps.computeIfAbsent(what, none -> new ArrayList<>()).add(done);
    }

    /** Each step with what is to be the same in the file; the machine's time is not. */
    Map<String, String> counted() {
        Map<String, String> counted = new TreeMap<>();
        steps.forEach((what, done) -> counted.put(what, said(done.size(), keys(done), points(done), thoughts(done))));
        return counted;
    }

    /** The same of the file. */
    static Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        for (JsonNode step : new JsonMapper().readTree(Files.readString(FILE)).get("steps")) {
            kept.put(
                    step.get("what").asString(),
                    said(
                            step.get("times").asInt(),
                            step.get("keys").asInt(),
                            step.get("points").asInt(),
                            step.get("thoughts").asInt()));
        }
        return kept;
    }

    private static String said(int times, int keys, int points, int thoughts) {
        return times + " times: " + keys + " keys, " + points + " points, " + thoughts + " thoughts";
    }

    void write(LocalDate on) throws IOException {
        List<String> lines = new ArrayList<>();
        steps.forEach((what, done) -> lines.add(String.format(
                Locale.ROOT,
                "    {\"what\": \"%s\", \"times\": %d, \"keys\": %d, \"points\": %d, \"thoughts\": %d, \"machine\": %.1f}",
                what,
                done.size(),
                keys(done),
                points(done),
                thoughts(done),
                done.stream().mapToDouble(Hands.Done::seconds).sum())));
        Files.writeString(
                FILE,
                "{\n  \"on\": \"" + on + "\",\n  \"steps\": [\n" + String.join(",\n", lines) + "\n  ]\n}\n",
                StandardCharsets.UTF_8);
    }

    private static int keys(List<Hands.Done> all) {
        return all.stream().mapToInt(Hands.Done::keys).sum();
    }

    private static int points(List<Hands.Done> all) {
        return all.stream().mapToInt(Hands.Done::points).sum();
    }

    private static int thoughts(List<Hands.Done> all) {
        return all.stream().mapToInt(Hands.Done::thoughts).sum();
    }
}
