package cn.yipanqi.coordination.regulation;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.regulation.Opinion.Answer;
import cn.yipanqi.coordination.regulation.Opinion.Stance;
import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opinions on drafts: asked for, given, withdrawn. What the office answers, {@link Answers} keeps. */
@Component
public class Opinions {

    static final String TO_GIVE = "coordination.regulation.opinion";
    static final String TO_ANSWER = "coordination.regulation.answer";
    static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final Regulations regulations;
    private final Drafts drafts;
    private final Asking asking;
    private final Todos todos;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Opinions(
            JdbcClient jdbc,
            Regulations regulations,
            Drafts drafts,
            Asking asking,
            Todos todos,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.regulations = regulations;
        this.drafts = drafts;
        this.asking = asking;
        this.todos = todos;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks units and stations for their opinions; whoever is asked already, until the new day.
     *
     * @param until last day
     * @throws Refusal where nobody is asked or the day is past; (STALE) where the version is a draft no more
     */
    @Transactional
    public void ask(long county, UUID version, List<Party> parties, LocalDate until) {
        Office.writing(county);
        RegulationVersion draft = drafts.locked(county, version);
        draft.state().to(VersionState.OPINIONS);
        if (parties.isEmpty()) {
            throw new Refusal(Message.of("regulation.asked.nobody"));
        }
        if (until.isBefore(LocalDate.now(clock))) {
            throw new Refusal(Message.of("regulation.asked.past"));
        }
        jdbc.sql("""
            update coordination.regulation_version set state = 'OPINIONS', opinions_until = :until where county = :county and id = :id
            """)
                .param("until", until)
                .param("county", county)
                .param("id", version)
                .update();
        asking.ask(county, version, Asking.What.OPINION, parties, until);
        String title = regulations.find(county, draft.regulation()).title();
        parties.forEach(party -> await(county, version, title, party, until));
        record(county, "ask", version, title);
    }

    private void await(long county, UUID version, String title, Party party, @Nullable LocalDate until) {
        todos.open(
                county,
                new Todo(
                        TO_GIVE,
                        version,
                        party.addressee(),
                        null,
                        Message.of("regulation.todo.opinion", title),
                        url(version) + "#opinions",
                        until));
    }

    /**
     * What is said.
     *
     * @param clause number of the clause; none for the whole
     * @param proposed what it should read, needed where one objects
     * @param seen revision of the draft that was read; none where that is not said
     */
    public record Said(
            @Nullable Integer clause,
            Stance stance,
            String words,
            String proposed,
            @Nullable Integer seen) {

        public Said(@Nullable Integer clause, Stance stance, String words, String proposed) {
            this(clause, stance, words, proposed, null);
        }
    }

    /**
     * Gives an opinion for one's own unit or station.
     *
     * @throws Refusal where a remark has no words, an objection no proposal, there is no such clause, or the draft reads otherwise by now; (STALE) where opinions are not asked for;
     *     (FORBIDDEN) where one speaks for neither unit nor station
     */
    @Transactional
    public UUID give(long county, UUID version, Said said) {
        hold(version);
        RegulationVersion draft = regulations.version(county, version);
        Party party = Party.ofScope(county);
        if (draft.state() != VersionState.OPINIONS) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.opinion.not-asked"));
        }
        if (said.seen() != null && said.seen() != draft.revision()) {
            // The same number may be another clause by now.
            throw new Refusal(Message.of("regulation.opinion.reworded"));
        }
        check(said);
        String quoted =
                said.clause() == null ? null : clause(draft, said.clause()).whole();
        String title = regulations.find(county, draft.regulation()).title();
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.regulation_opinion (id, county, version, revision, unit, station, clause, quoted, stance, words,
                proposed, given_at, given_by)
            values (:id, :county, :version, :revision, :unit, :station, :clause, :quoted, :stance, :words, :proposed, :now, :actor)
            """)
                .param("id", id)
                .param("county", county)
                .param("version", version)
                .param("revision", draft.revision())
                .param("unit", party.unit(), Types.OTHER)
                .param("station", party.station(), Types.OTHER)
                .param("clause", said.clause(), Types.INTEGER)
                .param("quoted", quoted)
                .param("stance", said.stance().name())
                .param("words", said.words().strip())
                .param("proposed", said.proposed().strip())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .update();
        todos.close(county, TO_GIVE, version, party.addressee());
        if (said.stance() != Stance.AGREES) {
            todos.open(
                    county,
                    new Todo(
                            TO_ANSWER,
                            id,
                            Addressee.office(),
                            null,
                            Message.of("regulation.todo.answer", title),
                            url(version) + "#opinion-" + id,
                            draft.opinionsUntil()));
        }
        record(county, "opinion", version, title);
        return id;
    }

    private static void check(Said said) {
        if (said.stance() == Stance.REMARKS && said.words().isBlank()) {
            throw new Refusal(Message.of("regulation.opinion.words.needed"));
        }
        if (said.stance() == Stance.OBJECTS && said.proposed().isBlank()) {
            throw new Refusal(Message.of("regulation.opinion.proposed.needed"));
        }
        if (said.words().length() > LONGEST) {
            throw new Refusal(Message.of("regulation.long", Message.of("regulation.opinion.words"), LONGEST));
        }
        if (said.proposed().length() > LONGEST) {
            throw new Refusal(Message.of("regulation.long", Message.of("regulation.opinion.proposed"), LONGEST));
        }
    }

    private static Clause clause(RegulationVersion version, int number) {
        return version.clauses().stream()
                .filter(clause -> clause.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(Message.of("regulation.clause.absent", number)));
    }

    /** Takes one's own unit's or station's opinion back; whoever was asked and has said nothing else owes one again. @throws Refusal (STALE) where it is settled; (FORBIDDEN) where it is another's */
    @Transactional
    public void withdraw(long county, UUID opinion) {
        Opinion found = find(county, opinion);
        Party party = Party.ofScope(county);
        if (!found.party().equals(party)) {
            throw Refusal.forbidden();
        }
        RegulationVersion version = regulations.version(county, found.version());
        int withdrawn = !version.state().draft()
                ? 0
                : jdbc.sql("""
                    update coordination.regulation_opinion o set withdrawn_at = :now
                    where o.county = :county and o.id = :id and o.withdrawn_at is null
                        and not exists (select from coordination.regulation_answer a where a.county = o.county and a.opinion = o.id)
                    """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("county", county)
                        .param("id", opinion)
                        .update();
        if (withdrawn == 0) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.opinion.settled"));
        }
        todos.close(county, TO_ANSWER, opinion);
        if (asking.owed(county, found.version(), party)) {
            String title = regulations.find(county, version.regulation()).title();
            await(county, found.version(), title, party, version.opinionsUntil());
        }
        audit.record(county, "coordination.regulation.withdraw", found.version().toString(), Map.of());
    }

    /** All opinions on a version, the first given first. */
    @Transactional(readOnly = true)
    public List<Opinion> of(long county, UUID version) {
        return opinions("o.version", county, version);
    }

    @Transactional(readOnly = true)
    public Opinion find(long county, UUID id) {
        return opinions("o.id", county, id).stream().findFirst().orElseThrow(() -> Refusal.absent("opinion"));
    }

    private List<Opinion> opinions(String column, long county, UUID id) {
        return jdbc.sql("""
            select o.*, a.taken, a.words as answer, a.answered_at, a.answered_by
            from coordination.regulation_opinion o
            left join coordination.regulation_answer a on a.county = o.county and a.opinion = o.id
            where o.county = :county and %s = :id order by o.id
            """.formatted(column))
                .param("county", county)
                .param("id", id)
                .query((row, n) -> opinion(row))
                .list();
    }

    private static Opinion opinion(ResultSet row) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Opinion(
                row.getObject("id", UUID.class),
                row.getObject("version", UUID.class),
                row.getInt("revision"),
                Party.of(row),
                row.getObject("clause", Integer.class),
                row.getString("quoted"),
                Stance.valueOf(row.getString("stance")),
                row.getString("words"),
                row.getString("proposed"),
                row.getTimestamp("given_at").toInstant(),
                row.getString("given_by"),
                withdrawn == null ? null : withdrawn.toInstant(),
                answered == null
                        ? null
                        : new Answer(
                                row.getBoolean("taken"),
                                row.getString("answer"),
                                answered.toInstant(),
                                row.getString("answered_by")));
    }

    /** Nobody gives an opinion while the version is being adopted: it would be open, and nobody would answer it. */
    void hold(UUID version) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:version, 910))")
                .param("version", version.toString())
                .query((row, n) -> n)
                .list();
    }

    static String url(UUID version) {
        return "/coordination/regulations/versions/" + version;
    }

    private void record(long county, String deed, UUID version, String title) {
        audit.record(county, "coordination.regulation." + deed, version.toString(), Map.of("title", title));
    }
}
