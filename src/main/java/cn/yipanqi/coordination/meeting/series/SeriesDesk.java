package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was typed about a series and has it done. */
@Component
class SeriesDesk {

    private static final int LONGEST = 100;

    private final AllSeries allSeries;
    private final Excuses excuses;
    private final Directory directory;

    SeriesDesk(AllSeries allSeries, Excuses excuses, Directory directory) {
        this.allSeries = allSeries;
        this.excuses = excuses;
        this.directory = directory;
    }

    @Transactional
    UUID begin(long county, SeriesDraft draft) {
        Office.require(county);
        Typed typed = new Typed();
        SeriesFacts facts = facts(county, draft, typed);
        Cadence cadence = cadence(LocalDate.EPOCH, draft.rhythm(), draft.month(), draft.date(), typed);
        typed.check();
        return allSeries.begin(county, facts, cadence);
    }

    @Transactional
    void change(UUID id, SeriesDraft draft) {
        Series series = allSeries.find(id);
        Office.require(series.county());
        Typed typed = new Typed();
        SeriesFacts facts = facts(series.county(), draft, typed);
        typed.check();
        String revision = draft.revision();
        allSeries.change(id, revision != null && revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0, facts);
    }

    @Transactional
    void change(UUID id, CadenceDraft draft) {
        Office.require(allSeries.find(id).county());
        Typed typed = new Typed();
        LocalDate from = typed.day("cadenceFrom", draft.cadenceFrom(), "meeting.cadence.from");
        Cadence cadence = cadence(from, draft.rhythm(), draft.month(), draft.date(), typed);
        typed.check();
        allSeries.change(id, cadence);
    }

    /** @param period code of the period, as {@link Period#code()} writes it */
    @Transactional
    void excuse(UUID id, String period, String reason) {
        Period of = Period.ofCode(period).orElseThrow(() -> new Refusal(Message.of("meeting.excuse.unreadable")));
        excuses.give(id, of, reason);
    }

    private SeriesFacts facts(long county, SeriesDraft draft, Typed typed) {
        CountyDirectory all = directory.of(county);
        String name = typed.text("name", draft.name(), "meeting.series.name", LONGEST);
        MeetingKind kind = typed.one("kind", MeetingKind.class, draft.kind(), "meeting.kind");
        UUID lead = typed.neededId("lead", draft.lead(), id -> all.unit(id).isPresent(), "meeting.lead");
        String chair = typed.optional("chair", draft.chair(), "meeting.chair", LONGEST);
        String place = typed.optional("place", draft.place(), "meeting.place", LONGEST);
        LocalDate from = typed.day("from", draft.from(), "meeting.series.from");
        LocalDate to = typed.optionalDay("to", draft.to(), "meeting.series.to");
        List<UUID> members =
                typed.ids("members", draft.members(), id -> all.unit(id).isPresent(), "meeting.series.members");
        return new SeriesFacts(
                name, Objects.requireNonNullElse(kind, MeetingKind.REGULAR), lead, chair, place, from, to, members);
    }

    private static Cadence cadence(
            LocalDate from,
            @Nullable String typedRhythm,
            @Nullable String typedMonth,
            @Nullable String typedDay,
            Typed typed) {
        Rhythm rhythm = Objects.requireNonNullElse(
                typed.one("rhythm", Rhythm.class, typedRhythm, "meeting.rhythm"), Rhythm.NONE);
        int months = rhythm == Rhythm.QUARTERLY ? 3 : 12;
        Integer month = rhythm == Rhythm.QUARTERLY || rhythm == Rhythm.YEARLY
                ? typed.number("month", typedMonth, "meeting.cadence.month", 1, months)
                : null;
        Integer day = rhythm == Rhythm.NONE
                ? null
                : typed.number("date", typedDay, "meeting.cadence.date", 1, rhythm == Rhythm.WEEKLY ? 7 : 31);
        if ((rhythm == Rhythm.QUARTERLY || rhythm == Rhythm.YEARLY) && (month == null) != (day == null)) {
            typed.fault(month == null ? "month" : "date", Message.of("meeting.cadence.both"));
        }
        return new Cadence(from, rhythm, month, day);
    }
}
