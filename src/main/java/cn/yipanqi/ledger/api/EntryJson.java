package cn.yipanqi.ledger.api;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.input.EntryInput;
import cn.yipanqi.ledger.reading.EntryNames;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as programs see it. Units, stations and places by name, as {@link EntryInput} takes them back.
 *
 * @param version counts from 1; a correction must name the one it is based on
 * @param state {@code LIVE} or {@code WITHDRAWN}
 * @param county six-digit ledger code
 * @param leadBasis {@code STATED}, {@code PRESUMED} or {@code UNKNOWN}
 * @param partners units by their short names, then outside bodies
 * @param measures by column; amounts in yuan; what is not stated is not there
 * @param about columns whose value is approximate
 * @param matter what it belongs to; none once it is withdrawn, or in a past state
 * @param posting the county's posting that wrote this version
 */
record EntryJson(
        UUID id,
        int version,
        String state,
        String county,
        String kind,
        LocalDate day,
        LocalDate to,
        String title,
        @Nullable String category,
        @Nullable String unit,
        @Nullable String lead,
        String leadBasis,
        List<String> partners,
        @Nullable String place,
        @Nullable String township,
        @Nullable String station,
        @Nullable String home,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String destination,
        Map<String, BigDecimal> measures,
        List<String> about,
        List<String> tags,
        @Nullable String note,
        SourceJson source,
        @Nullable UUID matter,
        long posting) {

    /**
     * @param module {@code ledger} for an entry by hand, {@code intake} for a workbook's row, else the module whose record it is
     * @param record that record; for a workbook's row the intake
     * @param row as the workbook counts, from 1
     */
    record SourceJson(
            String module,
            @Nullable UUID record,
            @Nullable String file,
            @Nullable String sheet,
            @Nullable Integer row) {}

    static EntryJson of(EntryRecord entry, @Nullable UUID matter, EntryNames names) {
        EntryContent content = entry.content();
        EntryInput text = EntryInput.of(content, names.county());
        return new EntryJson(
                entry.entry(),
                entry.version(),
                entry.state().name(),
                Long.toString(entry.county()),
                content.kind(),
                content.firstDay(),
                content.lastDay(),
                content.title(),
                content.category(),
                text.unit(),
                text.lead(),
                content.leadBasis().name(),
                text.partners(),
                content.place(),
                text.township(),
                text.station(),
                text.home(),
                content.team(),
                content.channel(),
                content.destination(),
                numbers(content),
                text.about(),
                text.tags(),
                content.note(),
                new SourceJson(
                        entry.source().module(),
                        entry.source().record(),
                        entry.source().file(),
                        entry.source().sheet(),
                        entry.source().row()),
                matter,
                entry.posting());
    }

    static Map<String, BigDecimal> numbers(EntryContent content) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            BigDecimal value = content.measures().get(measure);
            if (value != null) {
                numbers.put(measure.column(), plain(value));
            }
        }
        return numbers;
    }

    /** Without zeros after the point, and never as 1E+3. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
