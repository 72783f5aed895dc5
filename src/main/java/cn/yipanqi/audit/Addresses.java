package cn.yipanqi.audit;

import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the modules where the subjects of their deeds are to be seen. */
@Component
class Addresses {

    private final ObjectProvider<SubjectAddress> modules;

    Addresses(ObjectProvider<SubjectAddress> modules) {
        this.modules = modules;
    }

    List<DeedView> shown(List<Deed> deeds) {
        return deeds.stream().map(this::shown).toList();
    }

    private DeedView shown(Deed deed) {
        return DeedView.of(
                deed,
                modules.stream()
                        .map(module -> module.of(deed.action(), deed.subject()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
