package cn.yipanqi.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A deed as the pages show it.
 *
 * @param actionKey key of what was done
 * @param subject as recorded
 * @param shortSubject a long id by its last eight characters, which tell ids of one time apart
 * @param address where the subject is to be seen, none where nobody says
 * @param detail values by their names, which {@code audit.detail.*} puts into words
 * @param hash first digits
 */
public record DeedView(
        long no,
        Instant at,
        @Nullable UUID actor,
        String actorName,
        String actionKey,
        String subject,
        String shortSubject,
        @Nullable String address,
        SortedMap<String, Object> detail,
        String hash) {

    private static final int ID = 36;
    private static final int SHORT = 8;

    static DeedView of(Deed deed, @Nullable String address) {
        String subject = deed.subject();
        return new DeedView(
                deed.no(),
                deed.at(),
                deed.actor(),
                deed.actorName(),
                "audit." + deed.action(),
                subject,
                subject.length() == ID ? "…" + subject.substring(ID - SHORT) : subject,
                address,
                new TreeMap<>(deed.detail()),
                deed.hash().substring(0, SHORT));
    }

    /** Address of all that was done to the subject. */
    public String timeline() {
        return "/audit/record?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    /** All of it in one line. */
    public String said(UnaryOperator<String> word) {
        return text(detail, word);
    }

    static String text(Map<String, Object> detail, UnaryOperator<String> word) {
        return new TreeMap<>(detail)
                .entrySet().stream()
                        .map(entry -> word.apply(entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining(" · "));
    }
}
