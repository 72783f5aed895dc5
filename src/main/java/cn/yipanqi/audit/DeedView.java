package cn.yipanqi.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A deed as the page shows it.
 *
 * @param actionKey key of what was done
 * @param subject as recorded; a long id by its last eight characters, which tell ids of one time apart
 * @param address where the subject is to be seen, none where nobody says
 * @param detail {@code name value · name value}
 */
public record DeedView(
        Instant at,
        String actorName,
        String actionKey,
        String subject,
        @Nullable String address,
        String detail) {

    private static final int ID = 36;
    private static final int SHORT = 8;

    static DeedView of(Deed deed, @Nullable String address) {
        String subject = deed.subject();
        return new DeedView(
                deed.at(),
                deed.actorName(),
                "audit." + deed.action(),
                subject.length() == ID ? "…" + subject.substring(ID - SHORT) : subject,
                address,
                text(deed.detail()));
    }

    private static String text(Map<String, Object> detail) {
        return new TreeMap<>(detail)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(" · "));
    }
}
