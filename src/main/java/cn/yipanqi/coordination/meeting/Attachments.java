package cn.yipanqi.coordination.meeting;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.Attachable.Document;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was laid before a hearing from other modules, such as the year's report as it was sent up. */
@Component
public class Attachments {

    private final JdbcClient jdbc;
    private final ObjectProvider<Attachable> sources;
    private final MeetingRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    Attachments(JdbcClient jdbc, ObjectProvider<Attachable> sources, MeetingRows rows, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Document> of(Meeting meeting) {
        return jdbc.sql("""
            select subject, title, url from coordination.meeting_attachment where county = ? and meeting = ? order by at, subject
            """)
                .params(meeting.county(), meeting.id())
                .query((row, n) -> new Document(
                        row.getObject("subject", UUID.class), row.getString("title"), row.getString("url")))
                .list();
    }

    /** What may be laid before it and is not yet; nothing before meetings that are no hearing. */
    @Transactional(readOnly = true)
    public List<Document> offered(Meeting meeting) {
        if (meeting.kind() != MeetingKind.HEARING) {
            return List.of();
        }
        List<UUID> there = of(meeting).stream().map(Document::id).toList();
        return sources.stream()
                .flatMap(source -> source.of(meeting.county()).stream())
                .filter(document -> !there.contains(document.id()))
                .toList();
    }

    @Transactional
    public void attach(UUID id, UUID subject) {
        Meeting meeting = open(id);
        Document document = offered(meeting).stream()
                .filter(one -> one.id().equals(subject))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("attachment"));
        jdbc.sql("""
            insert into coordination.meeting_attachment (county, meeting, subject, title, url, at, actor_name)
            values (:county, :meeting, :subject, :title, :url, :now, :by) on conflict do nothing
            """)
                .param("county", meeting.county())
                .param("meeting", id)
                .param("subject", subject)
                .param("title", document.title())
                .param("url", document.url())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(meeting.county(), "coordination.meeting.attach", id.toString(), Map.of("title", document.title()));
    }

    @Transactional
    public void detach(UUID id, UUID subject) {
        Meeting meeting = open(id);
        int gone = jdbc.sql(
                        "delete from coordination.meeting_attachment where county = ? and meeting = ? and subject = ?")
                .params(meeting.county(), id, subject)
                .update();
        if (gone == 0) {
            throw Refusal.absent("attachment");
        }
        audit.record(meeting.county(), "coordination.meeting.detach", id.toString(), Map.of("subject", subject));
    }

    private Meeting open(UUID id) {
        Meeting meeting = rows.find(id);
        Office.require(meeting.county());
        if (meeting.state().closed()) {
            throw new OutOfStep(
                    Message.of("meeting.closed", Message.of(meeting.state().messageKey())));
        }
        return meeting;
    }
}
