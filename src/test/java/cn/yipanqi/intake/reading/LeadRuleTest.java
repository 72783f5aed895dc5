package cn.yipanqi.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.names.Names;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.names.PartyList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadRuleTest {

    private static final Names NAMES = Banma.context().names();

    private static LeadRule.Lead lead(String title, @Nullable String unit, String partners) {
        Party own = unit == null ? null : NAMES.party(unit);
        return LeadRule.of(new LeadRule.Row(title, own, null, PartyList.read(partners, NAMES), NAMES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    联合妇联开展普法宣传 | 无 = 妇联 reading.lead.title
                    配合县残联开展助残日 | 残联 = 残联 reading.lead.title
                    协助红十字会急救培训 | 无 = 红十字会 reading.lead.title
                    参加妇联举办的三八节表彰 | 无 = 妇联 reading.lead.title
                    灯塔乡联合班玛县总工会开展慰问 | 妇联 = 总工会 reading.lead.title
                    与科协共同举办科普日 | 科协 = 科协 reading.lead.title
                    参加爱耳日宣传 | 残联、科协 = 残联 reading.lead.joined
                    参加“三八”国际妇女节表彰 | 县医院、妇联 = 妇联 reading.lead.joined
                    联合县医院开展义诊 | 县医院 = 团县委 reading.lead.ledger
                    参加全州青年论坛 | 无 = 团县委 reading.lead.ledger
                    参加工会法宣传 | 无 = 团县委 reading.lead.ledger
                    五四表彰 | 妇联 = 团县委 reading.lead.ledger
                    """)
    void whoeverJoinedIsNotTheOneWhoLed(String row, String answer) {
        String[] parts = row.split("\\|");
        LeadRule.Lead lead = lead(parts[0], "团县委", parts[1].strip());
        assertThat(lead.party() + " "
                        + (lead.reason() == null ? "" : lead.reason().key()))
                .isEqualTo(answer);
    }

    @Test
    void aSharedLedgerThatSaysNothingLeavesTheLeadOpen() {
        assertThat(lead("五四表彰", null, "").party()).isNull();
        assertThat(lead("联合妇联开展普法", null, "").party()).hasToString("妇联");
    }
}
