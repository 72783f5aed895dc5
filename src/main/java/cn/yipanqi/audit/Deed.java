package cn.yipanqi.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of the audit trail.
 *
 * @param no in the county's chain, from 1 without a gap
 * @param county six-digit ledger code
 * @param actor account; none for jobs and for attempts by nobody known
 * @param actorName as it was at the time
 * @param action {@code module.verb}
 * @param subject an id or a code
 * @param detail counts and references
 * @param hash SHA-256 over this record and the hash before it, in hexadecimal
 */
public record Deed(
        long no,
        Instant at,
        long county,
        @Nullable UUID actor,
        String actorName,
        String action,
        String subject,
        Map<String, Object> detail,
        String hash) {}
