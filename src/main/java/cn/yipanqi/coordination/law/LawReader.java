package cn.yipanqi.coordination.law;

import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.ClauseText;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line of the file of laws: a title, a day, a category, and the text in Markdown. */
final class LawReader {

    private static final String END_OF_HISTORY = "<!-- INFO END -->";
    private static final Pattern FROM = Pattern.compile("自(\\d{4})年(\\d{1,2})月(\\d{1,2})日起(?:施行|实施)");
    private static final Pattern AT_ONCE = Pattern.compile("自(?:公布|发布)之日起(?:施行|实施)");

    private LawReader() {}

    /** As the file has it. */
    record Line(String title, LocalDate date, String category, String text) {}

    static LawVersion read(Line line) {
        int end = line.text().indexOf(END_OF_HISTORY);
        if (end < 0) {
            throw new IllegalStateException("no end of the history in " + line.title() + " " + line.date());
        }
        List<String> head = line.text()
                .substring(0, end)
                .lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        String fullTitle = head.get(0).replaceFirst("^#\\s*", "");
        List<String> history = List.copyOf(head.subList(1, head.size()));
        List<Clause> articles = ClauseText.read(line.text().substring(end + END_OF_HISTORY.length()));
        LocalDate stated = stated(articles, history, line.date());
        return new LawVersion(
                line.title(),
                line.date(),
                line.category(),
                fullTitle,
                history,
                articles,
                stated == null ? line.date() : stated,
                stated != null);
    }

    /** The day the last article states; none where it is about an earlier version. */
    private static @org.jspecify.annotations.Nullable LocalDate stated(
            List<Clause> articles, List<String> history, LocalDate passed) {
        String last = articles.get(articles.size() - 1).text();
        Matcher from = FROM.matcher(last);
        if (from.find()) {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(from.group(1)), Integer.parseInt(from.group(2)), Integer.parseInt(from.group(3)));
            return day.isBefore(passed) ? null : day;
        }
        boolean changed = !history.isEmpty() && history.get(history.size() - 1).contains("修正");
        return AT_ONCE.matcher(last).find() && !changed ? passed : null;
    }
}
