package cn.yipanqi.coordination.study;

/** What becomes of a session whose day is a public holiday. */
public enum OnHoliday {
    /** It is held on the next working day, unless the next session comes first. */
    MOVE,
    SKIP;

    public String messageKey() {
        return "study.series.onHoliday." + name();
    }
}
