package cn.yipanqi.intake;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.intake.Intake.Outcome;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.StoredMessages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes uploads in and keeps what becomes of them. */
@Component
public class Intakes {

    static final int MOST_FILES = 200;

    private final JdbcClient jdbc;
    private final FileStore store;
    private final Ids ids;
    private final Clock clock;
    private final StoredMessages messages;
    private final JsonMapper json;
    private final WorkbookReader reader = new WorkbookReader();

    Intakes(JdbcClient jdbc, FileStore store, Ids ids, Clock clock, StoredMessages messages, JsonMapper json) {
        this.jdbc = jdbc;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.messages = messages;
        this.json = json;
    }

    /** Stores every file that is a workbook, and says of each other why it is none. Nothing reaches the ledger. */
    @Transactional
    public Intake receive(long county, int year, List<? extends Upload> uploads) {
        if (uploads.isEmpty() || uploads.size() > MOST_FILES) {
            throw new Refusal(Message.of("intake.files.number", MOST_FILES));
        }
        if (year < 1949 || year > 2199) {
            throw new Refusal(Message.of("intake.year"));
        }
        UUID id = ids.next();
        jdbc.sql("""
                        insert into intake.intake (id, county, year, state, at, actor, actor_name)
                        values (:id, :county, :year, 'PREVIEW', :at, :actor, :name)
                        """)
                .param("id", id)
                .param("county", county)
                .param("year", year)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actor())
                .param("name", CurrentScope.get().actorName())
                .update();
        Set<String> contents = new HashSet<>();
        int position = 0;
        for (Upload upload : uploads) {
            insert(id, county, position++, upload, contents);
        }
        return find(id);
    }

    private void insert(UUID intake, long county, int position, Upload upload, Set<String> contents) {
        UUID document = null;
        Message problem = null;
        try {
            StoredFile kept = keep(county, upload);
            if (contents.add(kept.sha256())) {
                document = kept.id();
            } else {
                problem = Message.of("intake.file.twice", upload.name());
            }
        } catch (Refusal refusal) {
            problem = refusal.sentence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("""
                        insert into intake.file (id, intake, county, position, name, document, problem)
                        values (:id, :intake, :county, :position, :name, :document, :problem::jsonb)
                        """)
                .param("id", ids.next())
                .param("intake", intake)
                .param("county", county)
                .param("position", position)
                .param("name", upload.name())
                .param("document", document)
                .param("problem", problem == null ? null : messages.write(problem))
                .update();
    }

    /** Reads the file once before it is kept: what is no workbook is refused with the reader's own words. */
    private StoredFile keep(long county, Upload upload) throws IOException {
        Path received = Files.createTempFile("workbook", ".part");
        try {
            try (InputStream in = upload.open()) {
                Files.copy(in, received, StandardCopyOption.REPLACE_EXISTING);
            }
            reader.read(upload.name(), received);
            try (InputStream in = Files.newInputStream(received)) {
                return store.put(county, withEnding(upload.name(), received), in);
            }
        } finally {
            Files.deleteIfExists(received);
        }
    }

    /** Names lie; the store tells workbook types of one family apart by the ending. */
    private static String withEnding(String name, Path received) throws IOException {
        boolean zip;
        try (InputStream in = Files.newInputStream(received)) {
            zip = in.read() == 'P';
        }
        String ending = zip ? ".xlsx" : ".xls";
        return name.toLowerCase(Locale.ROOT).endsWith(ending) ? name : name + ending;
    }

    @Transactional(readOnly = true)
    public Intake find(UUID id) {
        List<IntakeFile> files = jdbc.sql(
                        "select id, position, name, document, problem from intake.file where intake = ? order by position")
                .param(id)
                .query((row, n) -> new IntakeFile(
                        row.getObject("id", UUID.class),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getObject("document", UUID.class),
                        messages.read(row.getString("problem"))))
                .list();
        return jdbc.sql("""
                        select id, county, year, state, at, actor_name, revision, outcome from intake.intake where id = ?
                        """)
                .param(id)
                .query((row, n) -> intake(row, files))
                .optional()
                .orElseThrow(() -> Refusal.absent("intake"));
    }

    /** Uploads of a county, latest first, without their files. */
    @Transactional(readOnly = true)
    public List<Intake> of(long county, int limit, long offset) {
        return jdbc.sql("""
                        select id, county, year, state, at, actor_name, revision, outcome from intake.intake
                        where county = ? order by at desc, id desc limit ? offset ?
                        """)
                .params(county, limit, offset)
                .query((row, n) -> intake(row, List.of()))
                .list();
    }

    private Intake intake(ResultSet row, List<IntakeFile> files) throws SQLException {
        return new Intake(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getInt("year"),
                IntakeState.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getInt("revision"),
                files,
                outcome(row.getString("outcome")));
    }

    private @Nullable Outcome outcome(@Nullable String kept) {
        return kept == null ? null : json.readValue(kept, Outcome.class);
    }

    /** Gives up an upload of which nothing was posted. */
    @Transactional
    public void abandon(UUID id) {
        become(find(id), IntakeState.ABANDONED);
    }

    /** Leaves out the sheets of a partly posted upload that still wait; the others stay posted. */
    @Transactional
    public void close(UUID id) {
        Intake intake = find(id);
        if (intake.state() != IntakeState.PARTLY) {
            throw moved(intake);
        }
        become(intake, IntakeState.POSTED);
    }

    /** Moves on, once: of two who try at the same time the second is told. */
    @Transactional
    void become(Intake intake, IntakeState next) {
        if (!intake.state().mayBecome(next)) {
            throw moved(intake);
        }
        int changed = jdbc.sql("""
                        update intake.intake
                        set state = :next, posted_at = coalesce(posted_at, :at), revision = revision + 1
                        where id = :id and state = :state and revision = :revision
                        """)
                .param("next", next.name())
                .param("at", next.inLedger() ? Timestamp.from(clock.instant()) : null, java.sql.Types.TIMESTAMP)
                .param("id", intake.id())
                .param("state", intake.state().name())
                .param("revision", intake.revision())
                .update();
        if (changed == 0) {
            throw moved(intake);
        }
    }

    @Transactional
    void keepOutcome(UUID id, Outcome outcome) {
        jdbc.sql("update intake.intake set outcome = ?::jsonb where id = ?")
                .params(json.writeValueAsString(outcome), id)
                .update();
    }

    static Refusal moved(Intake intake) {
        return new Refusal(
                Refusal.Kind.STALE,
                Message.of("intake.moved", Message.of(intake.state().messageKey())));
    }
}
