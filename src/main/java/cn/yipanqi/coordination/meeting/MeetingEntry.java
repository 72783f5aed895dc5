package cn.yipanqi.coordination.meeting;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.WorkRecords;
import cn.yipanqi.web.Languages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A meeting's one entry of the ledger: there from the moment it was held, corrected with it, withdrawn with it. Like the rows of a county's
 * 会议台账 it stands in no single unit's ledger; its lead is the unit that leads the meeting, its partners those that came.
 */
@Component
public class MeetingEntry {

    /** How the ledger calls what stands behind such an entry. */
    public static final String MODULE = "coordination.meeting";

    private static final String KIND = "meeting";

    private final WorkRecords records;
    private final Languages languages;

    MeetingEntry(WorkRecords records, Languages languages) {
        this.records = records;
        this.languages = languages;
    }

    /** The meeting's live entry, if it has one. */
    public Optional<UUID> of(Meeting meeting) {
        return records.entryOf(meeting.county(), MODULE, meeting.id());
    }

    /** Within the transaction that records who came. */
    void post(Meeting meeting) {
        records.post(meeting.county(), MODULE, meeting.id(), content(meeting), said("meeting.entry.corrected"));
    }

    void withdraw(Meeting meeting, String reason) {
        records.withdraw(meeting.county(), MODULE, meeting.id(), reason);
    }

    private static EntryContent content(Meeting meeting) {
        Integer participants = meeting.participants();
        if (participants == null) {
            throw new IllegalStateException("not held: " + meeting.id());
        }
        List<UUID> partners = meeting.present(Guest.Kind.UNIT).stream()
                .filter(unit -> !unit.equals(meeting.lead()))
                .toList();
        return new EntryContent(
                KIND,
                meeting.day(),
                meeting.day(),
                meeting.title(),
                meeting.kind().category(),
                null,
                meeting.lead(),
                LeadBasis.STATED,
                null,
                partners,
                meeting.present(Guest.Kind.BODY),
                null,
                null,
                null,
                meeting.place(),
                null,
                null,
                null,
                Set.of(),
                Map.of(
                        Measure.PARTICIPANTS,
                        BigDecimal.valueOf(participants),
                        Measure.UNITS,
                        BigDecimal.valueOf(meeting.came())),
                Set.of(),
                null);
    }

    private String said(String key) {
        return languages.say(Languages.CHINESE, key);
    }
}
