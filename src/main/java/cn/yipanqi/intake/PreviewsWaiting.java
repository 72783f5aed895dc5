package cn.yipanqi.intake;

import cn.yipanqi.access.Permission;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Uploads that were read and not posted yet: one's own, and for a county's office everybody's. */
@Component
class PreviewsWaiting implements WaitingCount {

    @Override
    public String url() {
        return "/intakes";
    }

    @Override
    public Optional<Rows> of(VisitorView visitor) {
        if (!visitor.may(Permission.INTAKE.name())) {
            return Optional.empty();
        }
        Scope scope = CurrentScope.get();
        return Optional.ofNullable(scope.actor())
                .map(actor -> new Rows(
                        """
                intake.intake where county >= ? and county < ? and state in ('PREVIEW', 'PARTLY') and (? or coalesce(keeper, actor) = ?)
                """,
                        List.of(scope.writeLow(), scope.writeHigh(), visitor.may(Permission.MERGE.name()), actor)));
    }
}
