package cn.yipanqi.coordination.regulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.util.UriUtils;

/**
 * That something rests on a rule.
 *
 * @param subject id or code of what rests on it
 * @param title of the regulation or law
 * @param label 第三条
 * @param quoted its words as they were when it was cited
 */
public record Citation(
        UUID id,
        Kind kind,
        String subject,
        ClauseRef ref,
        String title,
        String label,
        String quoted,
        Instant citedAt,
        String citedBy) {

    /** What rests on a rule. */
    public enum Kind {
        TASK,
        FIGURE,
        MEETING,
        /** An item of a meeting. */
        ITEM;

        public String messageKey() {
            return "citation.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the rule is to be read, in the very version cited. */
    public String url() {
        return ref.version() != null
                ? "/coordination/regulations/versions/" + ref.version() + "#clause-" + ref.number()
                : "/coordination/laws/"
                        + UriUtils.encodePathSegment(Objects.requireNonNull(ref.law()), StandardCharsets.UTF_8) + "/"
                        + ref.date() + "?article=" + ref.number() + "#article-" + ref.number();
    }
}
