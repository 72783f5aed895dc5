package cn.yipanqi.figures.doubt;

import cn.yipanqi.access.Permission;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Questions without an answer, for whoever answers them: in the counties he may write to. */
@Component
class QuestionsWaiting implements WaitingCount {

    @Override
    public String url() {
        return DoubtController.LIST;
    }

    @Override
    public Optional<Rows> of(VisitorView visitor) {
        if (!visitor.may(Permission.VOCABULARY_EDIT.name())) {
            return Optional.empty();
        }
        Scope scope = CurrentScope.get();
        return Optional.of(new Rows(
                "figures.question where county >= ? and county < ? and answer is null",
                List.of(scope.writeLow(), scope.writeHigh())));
    }
}
