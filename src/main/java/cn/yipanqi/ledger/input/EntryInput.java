package cn.yipanqi.ledger.input;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Township;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as typed or sent: every value a text, none of it checked. It is also the body of the API and what a form shows again.
 *
 * @param kind code of the catalogue
 * @param day first day, {@code 2022-03-05}
 * @param to last day; the first where left out
 * @param unit the unit that keeps the entry: its id or any of its names; a cadre's own where left out
 * @param lead the leading unit, likewise; left out, the keeping unit, unless {@code leadBasis} is {@code UNKNOWN}
 * @param leadBasis {@code STATED}, {@code PRESUMED} or {@code UNKNOWN}
 * @param partners units by id or name; a name no unit bears is an outside body
 * @param township its name or code; the county's name or code for the county seat
 * @param measures by column: {@code {"participants": "105", "given_cash": "4200"}}; "约105" and "1.5万" are understood
 * @param about columns whose value is approximate, beside those typed with 约 or 余
 * @param tags codes
 */
public record EntryInput(
        @Nullable String kind,
        @Nullable String day,
        @Nullable String to,
        @Nullable String title,
        @Nullable String category,
        @Nullable String unit,
        @Nullable String lead,
        @Nullable String leadBasis,
        List<String> partners,
        @Nullable String place,
        @Nullable String township,
        @Nullable String station,
        @Nullable String home,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String destination,
        Map<String, String> measures,
        List<String> about,
        List<String> tags,
        @Nullable String note) {

    @SuppressWarnings({"NullAway", "ConstantValue"}) // JSON leaves out what is not said
    public EntryInput {
        partners = partners == null ? List.of() : List.copyOf(partners);
        measures = measures == null ? Map.of() : measures;
        about = about == null ? List.of() : List.copyOf(about);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** The same content in names: what a correction starts from, and what the API shows. */
    public static EntryInput of(EntryContent content, CountyDirectory names) {
        List<String> partners = new ArrayList<>();
        content.partners().forEach(unit -> partners.add(names.unitName(unit)));
        content.bodies().forEach(body -> names.body(body).map(OutsideBody::name).ifPresent(partners::add));
        return new EntryInput(
                content.kind(),
                content.firstDay().toString(),
                content.lastDay().toString(),
                content.title(),
                content.category(),
                unitName(content.unit(), names),
                unitName(content.lead(), names),
                content.leadBasis().name(),
                partners,
                content.place(),
                township(content.region(), names),
                content.station() == null
                        ? null
                        : names.station(content.station()).map(Station::name).orElse(null),
                content.home() == null
                        ? null
                        : names.home(content.home()).map(Home::name).orElse(null),
                content.team(),
                content.channel(),
                content.destination(),
                numbers(content),
                content.about().stream().sorted().map(Measure::column).toList(),
                List.copyOf(content.tags()),
                content.note());
    }

    private static @Nullable String unitName(@Nullable UUID unit, CountyDirectory names) {
        return unit == null ? null : names.unitName(unit);
    }

    private static @Nullable String township(@Nullable Long region, CountyDirectory names) {
        if (region == null) {
            return null;
        }
        return region == names.county() * 1_000_000
                ? names.name()
                : names.township(region).map(Township::name).orElseGet(() -> Long.toString(region));
    }

    private static Map<String, String> numbers(EntryContent content) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            BigDecimal value = content.measures().get(measure);
            if (value != null) {
                numbers.put(measure.column(), plain(value));
            }
        }
        return numbers;
    }

    static String plain(BigDecimal value) {
        BigDecimal short_ = value.stripTrailingZeros();
        return (short_.scale() < 0 ? short_.setScale(0) : short_).toPlainString();
    }

    /** What was typed for a measure; empty where nothing was. An approximate number reads 约105. */
    public String typed(Measure measure) {
        String typed = measures.getOrDefault(measure.column(), "");
        boolean marked = about.contains(measure.column());
        return marked && typed.matches("[\\d.]+") ? "约" + typed : typed;
    }

    boolean leadUnknown() {
        String unknown = LeadBasis.UNKNOWN.name();
        boolean named = lead != null && !lead.isBlank();
        return named ? unknown.equalsIgnoreCase(lead) : unknown.equalsIgnoreCase(leadBasis);
    }
}
