package cn.yipanqi.ledger;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.StoredMessages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person's word on what the entries of a matter leave open: who led it, or which of the differing values it has. */
@Component
public class Settlements {

    private final JdbcClient jdbc;
    private final PostingClock clock;
    private final Journal journal;
    private final AuditTrail audit;
    private final StoredMessages messages;
    private final RecordSources sources;

    Settlements(
            JdbcClient jdbc,
            PostingClock clock,
            Journal journal,
            AuditTrail audit,
            StoredMessages messages,
            RecordSources sources) {
        this.sources = sources;
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
        this.audit = audit;
        this.messages = messages;
    }

    /** Says which value of a measure a matter has. */
    @Transactional
    public void value(long county, UUID matter, Measure measure, BigDecimal value, String reason) {
        requireReason(reason);
        long no = clock.next(county, Deed.SETTLE, matter.toString());
        refuseRecorded(county, matter, measure.column(), "true");
        ruling(county, matter, measure.column(), no, null, value, null, reason);
        journal.refresh(county, List.of(matter));
        audit.record(county, "ledger.settle", matter.toString(), Map.of("field", measure.column()));
    }

    /** Says who led a matter. */
    @Transactional
    public void lead(long county, UUID matter, UUID lead, String reason) {
        requireReason(reason);
        long no = clock.next(county, Deed.SETTLE, matter.toString());
        refuseRecorded(county, matter, "lead", "lead_basis = 'STATED'");
        ruling(county, matter, "lead", no, lead, null, LeadBasis.STATED, reason);
        journal.refresh(county, List.of(matter));
        audit.record(county, "ledger.settle", matter.toString(), Map.of("field", "lead"));
    }

    /**
     * What a work module's record states is settled there; two records that contradict each other wait for a person like any others. Asked
     * while nobody else writes to the county's ledger.
     */
    private void refuseRecorded(long county, UUID matter, String column, String stated) {
        List<Source> records = jdbc.sql("""
                        select distinct on (%1$s) source_module, source_record from ledger.entry_now
                        where county = :county and matter = :matter and source_module not in ('ledger', 'intake')
                            and %1$s is not null and %2$s
                        order by %1$s, entry
                        """.formatted(column, stated))
                .param("county", county)
                .param("matter", matter)
                .query((row, n) -> Source.record(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        if (records.size() == 1) {
            throw sources.refusal(records.get(0));
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(Message.of("ledger.entry.reason"));
        }
    }

    private void ruling(
            long county,
            UUID matter,
            String field,
            long no,
            @Nullable UUID unit,
            @Nullable BigDecimal number,
            @Nullable LeadBasis basis,
            String reason) {
        int ruled = jdbc.sql("""
                        insert into ledger.ruling (matter, field, posting, county, unit, number, basis, reason)
                        select m.matter, :field, :no, m.county, :unit, :number, :basis, :reason
                        from ledger.matter_now m where m.matter = :matter and m.county = :county
                        """)
                .param("field", field)
                .param("no", no)
                .param("unit", unit, java.sql.Types.OTHER)
                .param("number", number, java.sql.Types.NUMERIC)
                .param("basis", basis == null ? null : basis.name(), java.sql.Types.VARCHAR)
                .param("reason", messages.write(Message.of("ledger.settle.reason", reason.strip())))
                .param("matter", matter)
                .param("county", county)
                .update();
        if (ruled == 0) {
            throw Refusal.absent("matter");
        }
    }
}
