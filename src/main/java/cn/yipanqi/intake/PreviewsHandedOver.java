package cn.yipanqi.intake;

import cn.yipanqi.access.OpenWork;
import cn.yipanqi.shared.Message;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Uploads that were read and not posted go to whoever takes the post over. Who uploaded them stays on record. */
@Component
class PreviewsHandedOver implements OpenWork {

    private static final String WAITING =
            "county = :county and state = 'PREVIEW' and coalesce(keeper, actor) = :account";

    private final JdbcClient jdbc;

    PreviewsHandedOver(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Piece> of(long county, UUID account) {
        return jdbc.sql("""
                        select i.id, i.year, i.at, (select count(*) from intake.file f where f.intake = i.id) as files
                        from intake.intake i where """ + " " + WAITING + " order by i.at")
                .param("county", county)
                .param("account", account)
                .query((row, n) -> new Piece(
                        Message.of("intake.open-work", row.getInt("year"), row.getInt("files")),
                        "/intakes/" + row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(long county, UUID from, UUID to) {
        jdbc.sql("update intake.intake set keeper = :to where " + WAITING)
                .param("county", county)
                .param("account", from)
                .param("to", to)
                .update();
    }
}
