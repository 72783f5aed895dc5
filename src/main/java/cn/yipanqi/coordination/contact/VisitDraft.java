package cn.yipanqi.coordination.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A visit as typed or sent.
 *
 * @param problems one a line
 * @param reason why an earlier record is corrected; of a first one nothing is kept
 * @param revision the one that was seen; none for a new visit
 */
public record VisitDraft(
        @Nullable String day,
        @Nullable String participants,
        @Nullable String recipients,
        @Nullable String seen,
        @Nullable String promised,
        @Nullable String problems,
        @Nullable String reason,
        @Nullable Integer revision) {

    static VisitDraft blank(String today) {
        return new VisitDraft(today, null, null, null, null, null, null, null);
    }

    static VisitDraft of(Visit visit) {
        return new VisitDraft(
                visit.day().toString(),
                Integer.toString(visit.participants()),
                Objects.toString(visit.recipients(), null),
                visit.seen(),
                visit.promised(),
                visit.problems().stream()
                        .filter(Visit.Problem::open)
                        .map(Visit.Problem::text)
                        .collect(Collectors.joining("\n")),
                null,
                visit.revision());
    }

    /** The lines of the problems that say something. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (problems != null) {
            problems.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        }
        return lines;
    }
}
