package cn.yipanqi.coordination.law;

import cn.yipanqi.coordination.regulation.clause.Clause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A law as it stood after one decision.
 *
 * @param title short: 工会法
 * @param date on which this version was passed
 * @param category 社会法, 行政法规 …
 * @param fullTitle 中华人民共和国工会法
 * @param history by whom and when it was passed and changed, in the law's words
 * @param articles by their numbers; 0 is a preamble
 * @param inForceFrom first day in force
 * @param stated whether the text itself states that day; a text changed by a decision (修正) does not state when the change came into force:
 *     then it is {@code date}, and whoever relies on it looks it up
 */
public record LawVersion(
        String title,
        LocalDate date,
        String category,
        String fullTitle,
        List<String> history,
        List<Clause> articles,
        LocalDate inForceFrom,
        boolean stated) {

    /** So many characters are shown at once; longer laws chapter by chapter, since links are slow. */
    private static final int AT_ONCE = 5_000;

    /**
     * A chapter with its articles.
     *
     * @param number its place, from 1
     * @param heading none where the law has no chapters
     */
    public record Chapter(int number, @Nullable String heading, List<Clause> articles) {}

    public List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        List<Clause> under = new ArrayList<>();
        String heading = null;
        for (Clause article : articles) {
            String own = article.chapter() == null ? null : article.chapter().split("　第[^　]*节", 2)[0];
            if (!under.isEmpty() && !java.util.Objects.equals(own, heading)) {
                chapters.add(new Chapter(chapters.size() + 1, heading, List.copyOf(under)));
                under.clear();
            }
            heading = own;
            under.add(article);
        }
        chapters.add(new Chapter(chapters.size() + 1, heading, List.copyOf(under)));
        return chapters;
    }

    public boolean whole() {
        return articles.stream().mapToInt(article -> article.text().length()).sum() <= AT_ONCE;
    }

    public Optional<Clause> article(int number) {
        return articles.stream().filter(article -> article.number() == number).findFirst();
    }

    /** Of its page within the site. */
    public String url() {
        return Laws.url(title) + "/" + date;
    }
}
