package cn.yipanqi.organisation.home;

import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.organisation.form.Entered;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A home as typed. */
public record HomeForm(@Nullable String name, @Nullable String kind) {

    static final Map<String, String> FIELDS =
            Map.of("organisation.home.name", "name", "organisation.refused.home.taken", "name");

    static final HomeForm EMPTY = new HomeForm(null, null);

    static HomeForm of(Home home) {
        return new HomeForm(home.name(), home.kind().name());
    }

    String typedName() {
        return Objects.toString(name, "");
    }

    HomeKind kind(Entered entered) {
        HomeKind read = entered.one("kind", HomeKind.class, kind);
        return read == null ? HomeKind.OTHER : read;
    }
}
