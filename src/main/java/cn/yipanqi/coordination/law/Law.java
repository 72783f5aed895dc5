package cn.yipanqi.coordination.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A law.
 *
 * @param versions those known here, the latest first
 */
public record Law(String title, String category, List<LawVersion> versions) {

    /** The version in force on a day; none where the day lies before the first known here. */
    public Optional<LawVersion> on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.inForceFrom().isAfter(day))
                .findFirst();
    }

    public LawVersion latest() {
        return versions.get(0);
    }

    public String url() {
        return Laws.url(title);
    }
}
