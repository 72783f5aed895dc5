package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.TaskSearch.Due;
import cn.yipanqi.coordination.plan.TaskSearch.Part;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.shared.Commons;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which tasks a visitor looks for, as the address says it. What cannot be read does not narrow. */
public record TaskSearchForm(
        @Nullable String q,
        @Nullable String commons,
        @Nullable String unit,
        @Nullable String part,
        @Nullable String state,
        @Nullable String due) {

    TaskSearch search(long county, int year) {
        return new TaskSearch(
                county,
                year,
                one(Commons.class, commons),
                unit == null ? null : TaskWords.id(unit),
                thePart(),
                one(TaskState.class, state),
                one(Due.class, due),
                q);
    }

    /** Whether fewer than all of the year's are asked for. */
    public boolean narrowed() {
        return q != null && !q.isBlank()
                || unit != null && TaskWords.id(unit) != null
                || one(Commons.class, commons) != null
                || one(TaskState.class, state) != null
                || one(Due.class, due) != null;
    }

    public Part thePart() {
        Part read = one(Part.class, part);
        return read == null ? Part.ANY : read;
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }
}
