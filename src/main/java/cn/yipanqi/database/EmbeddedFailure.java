package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import org.jspecify.annotations.Nullable;

/** Why the embedded database does not serve, in words for whoever starts the program, and what to do about it. */
class EmbeddedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message what;
    private final transient Message action;

    EmbeddedFailure(Message what, Message action, @Nullable Throwable cause) {
        super(what.toString(), cause);
        this.what = what;
        this.action = action;
    }

    Message what() {
        return what;
    }

    Message action() {
        return action;
    }
}
