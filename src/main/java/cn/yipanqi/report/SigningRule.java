package cn.yipanqi.report;

import cn.yipanqi.report.Edition.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Whether a county's signings need the scanned paper. Photographs of activities are nobody's duty; this scan is the signature, and is
 * wanted unless the county decided otherwise.
 *
 * @param no 0 before the county decided anything, then counted from 1
 * @param reason of the decision; empty where there is none
 * @param decided who decided it, and when; none where nobody did
 */
public record SigningRule(
        int no,
        boolean scanRequired,
        String reason,
        @Nullable Trace decided) {

    static final SigningRule DEFAULT = new SigningRule(0, true, "", null);
}
