package cn.yipanqi.figures.doubt;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the questions about a county's numbers. Whoever may read them may ask; answering is the county's own office's. */
@Component
public class Doubts {

    private final JdbcClient jdbc;
    private final Figures figures;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Doubts(JdbcClient jdbc, Figures figures, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param asOf posting number at which the asker read it, none for the present
     * @param language in which it was read
     */
    @Transactional
    public Doubt ask(String code, long county, Period period, @Nullable Long asOf, String text, Locale language) {
        checked(text, "figures.question.missing");
        Figure figure = figures.one(code, county, period, asOf);
        Scope scope = CurrentScope.get();
        Doubt doubt = new Doubt(
                ids.next(),
                county,
                code,
                figure.definition().name().in(language),
                period,
                figure.asOf(),
                (figure.display(language) + " " + figure.unit(language)).strip(),
                text.strip(),
                clock.instant(),
                scope.actorName(),
                null,
                null,
                null);
        jdbc.sql("""
                        insert into figures.question
                            (id, county, code, name, from_day, to_day, as_of, shown, text, at, actor, actor_name)
                        values (:id, :county, :code, :name, :from, :to, :asOf, :shown, :text, :at, :actor, :by)
                        """)
                .param("id", doubt.id())
                .param("county", county)
                .param("code", code)
                .param("name", doubt.name())
                .param("from", period.from())
                .param("to", period.to())
                .param("asOf", doubt.asOf())
                .param("shown", doubt.shown())
                .param("text", doubt.text())
                .param("at", Timestamp.from(doubt.at()))
                .param("actor", scope.actor())
                .param("by", doubt.askedBy())
                .update();
        return doubt;
    }

    @Transactional
    public void answer(long county, UUID id, String text) {
        checked(text, "figures.answer.missing");
        int answered = jdbc.sql("""
                        update figures.question set answer = :answer, answered_at = :at, answered_by = :by
                        where county = :county and id = :id and answer is null
                        """)
                .param("answer", text.strip())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", county)
                .param("id", id)
                .update();
        if (answered == 0) {
            throw find(county, id).open()
                    ? Refusal.forbidden()
                    : new Refusal(Refusal.Kind.STALE, Message.of("figures.answer.already"));
        }
        audit.record(county, "figures.answer", id.toString(), Map.of());
    }

    @Transactional(readOnly = true)
    public Doubt find(long county, UUID id) {
        return jdbc.sql("select * from figures.question where county = ? and id = ?")
                .params(county, id)
                .query(Doubts::doubt)
                .optional()
                .orElseThrow(() -> Refusal.absent("question"));
    }

    /** Newest first, those before a given one. */
    @Transactional(readOnly = true)
    public List<Doubt> before(long county, @Nullable UUID last, int size) {
        return jdbc.sql("""
                        select * from figures.question where county = :county and (cast(:last as uuid) is null or id < :last)
                        order by id desc limit :size
                        """)
                .param("county", county)
                .param("last", last, java.sql.Types.OTHER)
                .param("size", size)
                .query(Doubts::doubt)
                .list();
    }

    private static void checked(String text, String missing) {
        if (text.isBlank()) {
            throw new Refusal(Message.of(missing));
        }
        if (text.strip().length() > Doubt.TEXT) {
            throw new Refusal(Message.of("figures.question.long", Doubt.TEXT));
        }
    }

    private static Doubt doubt(ResultSet row, int n) throws SQLException {
        Timestamp answeredAt = row.getTimestamp("answered_at");
        return new Doubt(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getString("code"),
                row.getString("name"),
                new Period(row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
                row.getLong("as_of"),
                row.getString("shown"),
                row.getString("text"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getString("answer"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("answered_by"));
    }
}
