package cn.yipanqi.persons.own;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Answers to one's requests that one has not seen. */
@Component
class AnswersWaiting implements WaitingCount {

    private static final String URL = "/account/data";

    @Bean
    static NavigationItem ownDataNavigation() {
        return new NavigationItem(URL, "persons.own.title", 990);
    }

    @Override
    public String url() {
        return URL;
    }

    @Override
    public Optional<Rows> of(VisitorView visitor) {
        return visitor.signedIn()
                ? Optional.ofNullable(CurrentScope.get().actor())
                        .map(account -> new Rows(
                                "persons.request where account = ? and state in ('ACCEPTED', 'REFUSED') and told_at is null",
                                List.of(account)))
                : Optional.empty();
    }
}
