package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Mention;
import cn.yipanqi.intake.reading.names.Names;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.shared.Message;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who led. In this order: whom a column names; whom the title names as the one joined (联合妇联开展…, 配合残联…); where the title says it was
 * joined but not whose it was (参加…), the first partner; else the unit in whose ledger the row stands. All but the first are presumed,
 * and say why.
 */
enum LeadRule {
    STATED_IN_A_COLUMN {
        @Override
        Optional<Lead> decide(Row row) {
            return Optional.ofNullable(row.stated()).map(party -> new Lead(party, LeadBasis.STATED, null));
        }
    },
    NAMED_IN_THE_TITLE {
        @Override
        Optional<Lead> decide(Row row) {
            Matcher joining = JOINING.matcher(row.title());
            while (joining.find()) {
                String rest = row.title().substring(joining.end());
                Optional<Party> named =
                        row.names().unitAtStartOf(rest).map(Mention::unit).filter(unit -> !unit.equals(row.unit()));
                if (named.isPresent()) {
                    return presumed(
                            named.get(), "title", joining.group(), named.get().name());
                }
            }
            return Optional.empty();
        }
    },
    FIRST_PARTNER_OF_WHAT_WAS_JOINED {
        @Override
        Optional<Lead> decide(Row row) {
            Matcher joined = JOINED.matcher(row.title());
            if (!joined.lookingAt()) {
                return Optional.empty();
            }
            return row.partners().stream()
                    .filter(Party::isUnit)
                    .filter(partner -> !partner.equals(row.unit()))
                    .findFirst()
                    .flatMap(partner -> presumed(partner, "joined", joined.group(), partner.name()));
        }
    },
    WHOSE_LEDGER_IT_IS {
        @Override
        Optional<Lead> decide(Row row) {
            return row.unit() == null
                    ? Optional.empty()
                    : presumed(row.unit(), "ledger", row.unit().name());
        }
    };

    private static final int LONGEST_TITLE = 200;
    private static final Pattern JOINING = Pattern.compile("联合|配合|协助|协同|会同|携手|参加|参与|支持|应邀参加|受邀参加|与|同|由|根据");
    private static final Pattern JOINED = Pattern.compile("[“\"(（]?(?:参加|参与|配合|协助|协办|应邀|受邀)");

    /**
     * What the rules look at.
     *
     * @param title without blanks
     * @param unit whose ledger the row stands in
     * @param stated whom a column names
     */
    record Row(String title, @Nullable Party unit, @Nullable Party stated, List<Party> partners, Names names) {

        Row {
            title = PlainText.dense(title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
        }
    }

    /** @param reason why it is presumed */
    record Lead(
            @Nullable Party party,
            LeadBasis basis,
            @Nullable Message reason) {}

    abstract Optional<Lead> decide(Row row);

    static Lead of(Row row) {
        for (LeadRule rule : values()) {
            Optional<Lead> lead = rule.decide(row);
            if (lead.isPresent()) {
                return lead.get();
            }
        }
        return new Lead(null, LeadBasis.UNKNOWN, null);
    }

    private static Optional<Lead> presumed(Party party, String why, Object... args) {
        return Optional.of(new Lead(party, LeadBasis.PRESUMED, Message.of("reading.lead." + why, args)));
    }
}
