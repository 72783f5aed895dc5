package cn.yipanqi.coordination.meeting.agenda;

import org.jspecify.annotations.Nullable;

/** Revisions as forms send them back. */
public final class Revisions {

    private Revisions() {}

    /** 0, which nothing has, where it is no number. */
    public static int read(@Nullable String typed) {
        return typed != null && typed.strip().matches("\\d{1,9}") ? Integer.parseInt(typed.strip()) : 0;
    }
}
