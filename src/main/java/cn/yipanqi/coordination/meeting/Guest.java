package cn.yipanqi.coordination.meeting;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is invited, and once the meeting was held, who came.
 *
 * @param attendance none before it was recorded
 * @param persons how many came for them, with {@link Attendance#PRESENT} only
 * @param names who came, in words, where somebody noted it; never numbers of persons
 */
public record Guest(
        Kind kind,
        UUID id,
        @Nullable Attendance attendance,
        @Nullable Integer persons,
        @Nullable String names) {

    /** What is invited. */
    public enum Kind {
        UNIT,
        STATION,
        BODY
    }

    /** Whether they came. */
    public enum Attendance {
        /** 出席 */
        PRESENT,
        /** 缺席 */
        ABSENT,
        /** 请假 */
        LEAVE;

        public String messageKey() {
            return "meeting.attendance." + name().toLowerCase(Locale.ROOT);
        }
    }

    static Guest invited(Kind kind, UUID id) {
        return new Guest(kind, id, null, null, null);
    }

    public boolean present() {
        return attendance == Attendance.PRESENT;
    }

    boolean same(Guest other) {
        return kind == other.kind && id.equals(other.id);
    }
}
