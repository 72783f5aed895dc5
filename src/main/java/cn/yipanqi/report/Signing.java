package cn.yipanqi.report;

import cn.yipanqi.report.Edition.Trace;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 签发: what a leader signed on paper.
 *
 * @param leader name of who signed, as it stands on the paper
 * @param position post of who signed
 * @param day on which it was signed
 * @param scan the signed paper, a document of the file store; none where the county's rule lets it be left out
 * @param posting the county's posting number up to which the entries behind its figures count
 * @param recorded who recorded it, and when
 */
public record Signing(
        UUID id,
        String leader,
        String position,
        LocalDate day,
        @Nullable UUID scan,
        long posting,
        Trace recorded) {}
