package cn.yipanqi.ledger;

import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one recorder states of one thing done. Never personal data.
 *
 * @param kind code of the catalogue, for instance {@code activity}
 * @param firstDay first day; its month is the month it counts in
 * @param lastDay last day, not before the first
 * @param category within the kind, for instance 专题会议 or 生态环保
 * @param unit the unit in whose ledger it is kept, none where a shared ledger does not say
 * @param lead the leading unit 牵头, where known
 * @param leadBasis how the lead is known
 * @param leadReason why it is presumed
 * @param partners partner units 协同 of the county, in the order the source names them, without the recording unit
 * @param bodies partner bodies outside the mass organisations, ids of {@code organisation.outside_body}, in the source's order
 * @param region division in which it took place, twelve digits (RegionCode.low), where known
 * @param station township service station whose area it falls in
 * @param home the home (职工之家 ...) that was used
 * @param place the place in the source's words
 * @param team lecture or volunteer team in the source's words
 * @param channel platform of a briefing or video
 * @param destination 进企业/进社区/进校园/进乡镇
 * @param tags confirmed audience and campaign tags, codes
 * @param measures amounts in yuan with two decimals, all else whole numbers; absent means not stated, never 0
 * @param about which of the measures the source gives as approximate
 * @param note remark
 */
public record EntryContent(
        String kind,
        LocalDate firstDay,
        LocalDate lastDay,
        String title,
        @Nullable String category,
        @Nullable UUID unit,
        @Nullable UUID lead,
        LeadBasis leadBasis,
        @Nullable Message leadReason,
        List<UUID> partners,
        List<UUID> bodies,
        @Nullable Long region,
        @Nullable UUID station,
        @Nullable UUID home,
        @Nullable String place,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String destination,
        Set<String> tags,
        Map<Measure, BigDecimal> measures,
        Set<Measure> about,
        @Nullable String note) {

    public EntryContent withTags(Set<String> others) {
        return new EntryContent(
                kind,
                firstDay,
                lastDay,
                title,
                category,
                unit,
                lead,
                leadBasis,
                leadReason,
                partners,
                bodies,
                region,
                station,
                home,
                place,
                team,
                channel,
                destination,
                others,
                measures,
                about,
                note);
    }
}
