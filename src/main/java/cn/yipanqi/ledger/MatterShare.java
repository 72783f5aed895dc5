package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one matter contributes to a number, with the entry that bears it.
 *
 * @param entry the leading entry
 * @param version its version, as of the posting asked for
 * @param lead leading unit, none while 待确认
 * @param partners joining units
 * @param bodies joining outside bodies
 * @param share what it adds to the number
 * @param entries how many entries make the matter
 * @param conflicts measures on which its entries differ and nobody has settled
 * @param evidenceSeen whether somebody has looked at its evidence or original
 */
public record MatterShare(
        UUID matter,
        UUID entry,
        int version,
        LocalDate day,
        String title,
        @Nullable UUID lead,
        List<UUID> partners,
        List<UUID> bodies,
        BigDecimal share,
        int entries,
        List<String> conflicts,
        boolean evidenceSeen,
        Source source) {}
