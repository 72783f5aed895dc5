package cn.yipanqi.intake;

import cn.yipanqi.access.Permission;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Uploads that were read and not posted yet: one's own, and for a county's office everybody's. */
@Component
class PreviewsWaiting implements WaitingCount {

    private final JdbcClient jdbc;

    PreviewsWaiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String url() {
        return "/intakes";
    }

    @Override
    @Transactional(readOnly = true)
    public long of(VisitorView visitor) {
        if (!visitor.may(Permission.INTAKE.name())) {
            return 0;
        }
        Scope scope = CurrentScope.get();
        return jdbc.sql("""
                        select count(*) from intake.intake
                        where county >= :low and county < :high and state in ('PREVIEW', 'PARTLY') and (:all or coalesce(keeper, actor) = :actor)
                        """)
                .param("low", scope.writeLow())
                .param("high", scope.writeHigh())
                .param("all", visitor.may(Permission.MERGE.name()))
                .param("actor", scope.actor(), java.sql.Types.OTHER)
                .query(Long.class)
                .single();
    }
}
