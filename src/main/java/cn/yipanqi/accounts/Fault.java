package cn.yipanqi.accounts;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;

/** A refusal that is about one field of what was asked for. */
final class Fault extends Refusal {

    private static final long serialVersionUID = 1L;
    private final String field;

    Fault(String field, String key, Object... args) {
        super(Message.of(key, args));
        this.field = field;
    }

    String field() {
        return field;
    }
}
