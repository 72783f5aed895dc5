package cn.yipanqi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as lines of a table in Markdown. */
final class Results {

    private final List<String> lines = new ArrayList<>();

    /** @param aim what {@code ratio} must not exceed, or with {@code atLeast} must reach */
    void add(String what, String floor, String ours, double ratio, double aim, boolean atLeast) {
        boolean met = atLeast ? ratio >= aim : ratio <= aim;
        line(
                what,
                floor,
                ours,
                String.format(Locale.ROOT, "%.2f", ratio),
                (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, "%.2f", aim),
                met ? "✓" : "✗");
    }

    void note(String what, String ours) {
        line(what, "--", ours, "--", "--", "");
    }

    private void line(String... cells) {
        String line = "| " + String.join(" | ", cells) + " |";
        lines.add(line);
        System.out.println(line);
    }

    String table() {
        return "| measure | floor | ours | ratio | aim | |\n|---|---|---|---|---|---|\n" + String.join("\n", lines)
                + "\n";
    }

    /** Without the head, to be added to a table. */
    String lines() {
        return String.join("\n", lines) + "\n";
    }

    static String ms(double nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }
}
