package cn.yipanqi.coordination.law;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.coordination.regulation.clause.Difference;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Cursor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The laws over the API. */
@RestController
@RequestMapping("/api/v1/coordination/laws")
@Requires(Permission.LEDGER_READ)
class LawsApi {

    private static final int ROWS = 50;

    private final Laws laws;
    private final Clock clock;

    LawsApi(Laws laws, Clock clock) {
        this.laws = laws;
        this.clock = clock;
    }

    /** @param stated whether the text itself states that day */
    record VersionRow(LocalDate date, LocalDate inForceFrom, boolean stated) {}

    record LawRow(String title, String fullTitle, String category, List<VersionRow> versions) {}

    record HitRow(
            String title,
            LocalDate date,
            int article,
            @Nullable String label,
            String text) {}

    record LawList(
            List<LawRow> items,
            List<HitRow> articles,
            @Nullable String next) {}

    record LawText(
            String title,
            String fullTitle,
            String category,
            LocalDate date,
            LocalDate inForceFrom,
            boolean stated,
            List<String> history,
            List<Clause> articles) {}

    private static LawRow row(Law law) {
        return new LawRow(
                law.title(),
                law.latest().fullTitle(),
                law.category(),
                law.versions().stream()
                        .map(version -> new VersionRow(version.date(), version.inForceFrom(), version.stated()))
                        .toList());
    }

    /** @param q that titles hold, and articles in force; nothing gives all titles and no articles */
    @GetMapping
    LawList list(@RequestParam(defaultValue = "") String q, @RequestParam @Nullable String cursor) {
        String text = q.strip();
        int offset = cursor == null ? 0 : offset(cursor);
        List<Laws.Hit> hits = text.isEmpty() ? List.of() : laws.search(text, LocalDate.now(clock));
        int from = Math.min(offset, hits.size());
        int to = Math.min(from + ROWS, hits.size());
        return new LawList(
                offset > 0
                        ? List.of()
                        : laws.all().stream()
                                .filter(law -> law.title().contains(text))
                                .map(LawsApi::row)
                                .toList(),
                hits.subList(from, to).stream()
                        .map(hit -> new HitRow(
                                hit.version().title(),
                                hit.version().date(),
                                hit.article().number(),
                                hit.article().label(),
                                hit.article().text()))
                        .toList(),
                to < hits.size() ? Cursor.of(Integer.toString(to)) : null);
    }

    private static int offset(String cursor) {
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,6}")) {
            throw Cursor.unreadable();
        }
        return Integer.parseInt(position);
    }

    /** @param on day on which the version is in force; today, if not said */
    @GetMapping("/{title}")
    LawText on(
            @PathVariable String title,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        return text(laws.find(title)
                .on(on == null ? LocalDate.now(clock) : on)
                .orElseThrow(() -> Refusal.absent("law-version")));
    }

    @GetMapping("/{title}/{date:\\d{4}-\\d{2}-\\d{2}}")
    LawText version(
            @PathVariable String title, @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date) {
        return text(laws.version(title, date));
    }

    @GetMapping("/{title}/differences")
    List<Difference> differences(
            @PathVariable String title,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        return Comparison.of(
                laws.version(title, from).articles(), laws.version(title, to).articles());
    }

    private static LawText text(LawVersion version) {
        return new LawText(
                version.title(),
                version.fullTitle(),
                version.category(),
                version.date(),
                version.inForceFrom(),
                version.stated(),
                version.history(),
                version.articles());
    }
}
