package cn.yipanqi.persons.request;

import cn.yipanqi.access.Permission;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Requests that wait for the county's office. */
@Component
class RequestsWaiting implements WaitingCount {

    /** The module's item. */
    private static final String URL = "/persons";

    @Override
    public String url() {
        return URL;
    }

    @Override
    public Optional<Rows> of(VisitorView visitor) {
        if (!visitor.may(Permission.PERSON_ANSWER.name())) {
            return Optional.empty();
        }
        Scope scope = CurrentScope.get();
        return Optional.of(new Rows(
                "persons.request where county >= ? and county < ? and state = 'ASKED'",
                List.of(scope.writeLow(), scope.writeHigh())));
    }
}
