package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 会议材料 beside agenda items. What the store of files refuses (secrecy marks, size, type) is refused here too. */
@Component
public class Papers {

    private static final int MOST_AN_ITEM = 20;

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Agendas agendas;
    private final OpenItems open;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Papers(JdbcClient jdbc, FileStore files, Agendas agendas, OpenItems open, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.agendas = agendas;
        this.open = open;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal where the item is not the asker's, its meeting is closed, or the store does not take the file */
    @Transactional(rollbackFor = IOException.class)
    public UUID add(UUID item, String name, InputStream content) throws IOException {
        AgendaItem beside = open.own(item);
        open.mayBear(open.meeting(beside.meeting()), true, "file");
        if (beside.papers().size() >= MOST_AN_ITEM) {
            throw new Refusal(Message.of("meeting.paper.most", MOST_AN_ITEM));
        }
        StoredFile file = files.put(beside.county(), name, content);
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.agenda_paper (id, county, item, file, name, at, actor, actor_name)
            values (:id, :county, :item, :file, :name, :now, :actor, :by)
            """)
                .param("id", id)
                .param("county", beside.county())
                .param("item", item)
                .param("file", file.id())
                .param("name", file.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actor(), Types.OTHER)
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(beside.county(), "coordination.item.paper", item.toString(), Map.of("file", file.sha256()));
        return id;
    }

    /** @throws Refusal (ABSENT) where there is none the reader may see */
    @Transactional(readOnly = true)
    public Paper find(UUID paper) {
        return jdbc.sql("select id, item, file, name, at, actor_name from coordination.agenda_paper where id = ?")
                .param(paper)
                .query((row, n) -> Agendas.paper(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("paper"));
    }

    /** Takes a paper away, such as one that should never have been sent in. @return the item it lay beside */
    @Transactional
    public UUID remove(UUID paper) {
        Paper gone = find(paper);
        AgendaItem beside = open.own(gone.item());
        open.meeting(beside.meeting());
        jdbc.sql("delete from coordination.agenda_paper where county = ? and id = ?")
                .params(agendas.item(gone.item()).county(), paper)
                .update();
        audit.record(
                beside.county(),
                "coordination.item.paper-remove",
                beside.id().toString(),
                Map.of("file", gone.file().toString()));
        return beside.id();
    }
}
