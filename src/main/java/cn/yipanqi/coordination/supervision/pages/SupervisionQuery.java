package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.supervision.Colour;
import cn.yipanqi.coordination.supervision.ItemSearch;
import cn.yipanqi.shared.Commons;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list is asked for in its address; what is none of ours is as if it were not there. */
public record SupervisionQuery(
        @Nullable String state,
        @Nullable String colour,
        @Nullable String unit,
        @Nullable String commons,
        @Nullable String task) {

    public SupervisionQuery {
        unit = named(unit);
        task = named(task);
    }

    private static @Nullable String named(@Nullable String text) {
        UUID id = id(text);
        return id == null ? null : id.toString();
    }

    public boolean ended() {
        return "ended".equals(state);
    }

    /** Whether more is asked for than all that is open, or all that has ended. */
    public boolean narrowed() {
        ItemSearch search = search();
        return search.colour() != null || search.unit() != null || search.commons() != null || search.task() != null;
    }

    ItemSearch search() {
        return new ItemSearch(
                ended(), one(Colour.values(), colour), id(unit), one(Commons.values(), commons), id(task));
    }

    private static <E extends Enum<E>> @Nullable E one(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
