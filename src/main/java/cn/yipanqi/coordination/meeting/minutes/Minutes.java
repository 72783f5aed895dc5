package cn.yipanqi.coordination.meeting.minutes;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.audit.ChainHeads;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.agenda.AgendaItem;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.regulation.meeting.AdoptingMeetings;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues minutes, once, and gives out the file that went out; before that, a draft of it. */
@Component
public class Minutes {

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final Agendas agendas;
    private final MinutesWriter writer;
    private final AdoptingMeetings adopting;
    private final Directory directory;
    private final FileStore files;
    private final Fitness fitness;
    private final ChainHeads chains;
    private final Languages languages;
    private final Clock clock;

    Minutes(
            JdbcClient jdbc,
            Meetings meetings,
            Agendas agendas,
            MinutesWriter writer,
            AdoptingMeetings adopting,
            Directory directory,
            FileStore files,
            Fitness fitness,
            ChainHeads chains,
            Languages languages,
            Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.agendas = agendas;
        this.writer = writer;
        this.adopting = adopting;
        this.directory = directory;
        this.files = files;
        this.fitness = fitness;
        this.chains = chains;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * The minutes as a file.
     *
     * @param content a Word file
     */
    public record MinutesFile(String name, byte[] content) {

        public static final String MEDIA_TYPE = MinutesWord.MEDIA_TYPE;
    }

    /** None before they are issued. */
    @Transactional(readOnly = true)
    public Optional<Issued> of(Meeting meeting) {
        return jdbc.sql("""
            select county, year, no, document, issued_at, actor_name, chain_no, chain_hash from coordination.meeting_minutes
            where county = ? and meeting = ?
            """)
                .params(meeting.county(), meeting.id())
                .query((row, n) -> new Issued(
                        row.getInt("year"),
                        row.getInt("no"),
                        row.getObject("document", UUID.class),
                        row.getTimestamp("issued_at").toInstant(),
                        row.getString("actor_name"),
                        chain(row)))
                .optional();
    }

    private @Nullable ChainHead chain(ResultSet row) throws SQLException {
        long no = row.getLong("chain_no");
        if (row.wasNull()) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(row.getTimestamp("issued_at").toInstant(), clock.getZone());
        return new ChainHead(row.getLong("county"), day, no, row.getString("chain_hash"));
    }

    /** The file that went out, byte for byte; of minutes that are not issued, a draft as they stand. */
    @Transactional(readOnly = true)
    public MinutesFile file(UUID meeting) {
        Meeting of = meetings.find(meeting);
        Optional<Issued> issued = of(of);
        if (issued.isPresent()) {
            StoredFile file = files.find(issued.get().document());
            try {
                return new MinutesFile(file.name(), Files.readAllBytes(files.open(file.id())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!of.state().tookPlace()) {
            throw new Refusal(Message.of("minutes.not-held"));
        }
        mayBear(of);
        return new MinutesFile(
                languages.say(Languages.CHINESE, "minutes.file.draft", of.day()),
                MinutesWord.of(text(of, agendas.of(of), null, null)));
    }

    /**
     * Issues the minutes under the next number of the county's year. From then on nothing of the meeting changes.
     *
     * @param expectedRevision of the meeting, as the office saw it
     * @throws Refusal where an item has neither result nor decision, or of a hearing whose content must stay out
     */
    @Transactional
    public Issued issue(UUID meeting, int expectedRevision) {
        Meeting of = meetings.find(meeting);
        Office.require(of.county());
        mayBear(of);
        of = meetings.issue(meeting, expectedRevision);
        List<AgendaItem> items = agendas.of(of);
        if (items.stream().noneMatch(AgendaItem::accepted)) {
            throw new Refusal(Message.of("minutes.no-items"));
        }
        items.stream()
                .filter(item -> item.accepted()
                        && item.result() == null
                        && item.decisions().isEmpty())
                .findFirst()
                .ifPresent(item -> {
                    throw new Refusal(Message.of("minutes.item-empty", item.title()));
                });
        int year = of.day().getYear();
        int no = jdbc.sql(
                        "select coalesce(max(no), 0) + 1 from coordination.meeting_minutes where county = ? and year = ?")
                .params(of.county(), year)
                .query(Integer.class)
                .single();
        @Nullable ChainHead chain = chains.now(of.county()).orElse(null);
        StoredFile file = store(of, year, no, MinutesWord.of(text(of, items, no, chain)));
        try {
            jdbc.sql("""
                insert into coordination.meeting_minutes (county, meeting, year, no, document, issued_at, actor, actor_name, chain_no, chain_hash)
                values (:county, :meeting, :year, :no, :document, :now, :actor, :by, :chain, :hash)
                """)
                    .param("county", of.county())
                    .param("meeting", meeting)
                    .param("year", year)
                    .param("no", no)
                    .param("document", file.id())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("actor", CurrentScope.get().actor(), Types.OTHER)
                    .param("by", CurrentScope.get().actorName())
                    .param("chain", chain == null ? null : chain.no(), Types.BIGINT)
                    .param("hash", chain == null ? null : chain.hash(), Types.VARCHAR)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("minutes.number-taken", year, no));
        }
        return of(of).orElseThrow();
    }

    private StoredFile store(Meeting meeting, int year, int no, byte[] word) {
        String name = languages.say(Languages.CHINESE, "minutes.file", Integer.toString(year), no);
        try {
            return files.put(meeting.county(), name, new ByteArrayInputStream(word));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MinutesText text(Meeting meeting, List<AgendaItem> items, @Nullable Integer no, @Nullable ChainHead chain) {
        return writer.text(
                meeting,
                items,
                adopting.adopted(meeting.county(), meeting.id()),
                agendas.carried(meeting),
                directory.of(meeting.county()),
                no,
                chain,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** What was said at a committee's hearing stays out, unless the county's network may bear it. */
    private void mayBear(Meeting meeting) {
        if (meeting.kind() == MeetingKind.HEARING && !fitness.declared(meeting.county())) {
            throw new Refusal(Message.of("meeting.hearing.only-demands"));
        }
    }
}
