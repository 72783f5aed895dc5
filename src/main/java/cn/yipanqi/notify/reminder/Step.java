package cn.yipanqi.notify.reminder;

import cn.yipanqi.notify.Urgency;

/** At which points somebody is reminded of a piece of work, once each. */
enum Step {
    OPENED,
    SOON,
    TODAY,
    OVERDUE;

    static Step of(Urgency urgency) {
        return switch (urgency) {
            case LATER -> OPENED;
            case SOON -> SOON;
            case TODAY -> TODAY;
            case OVERDUE -> OVERDUE;
        };
    }
}
