package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import org.springframework.web.bind.ServletRequestBindingException;

/** The request names no period, or none that can be read: 400. */
class UnreadablePeriod extends ServletRequestBindingException {

    private static final long serialVersionUID = 1L;

    private final transient Message sentence;

    UnreadablePeriod(Message sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    Message sentence() {
        return sentence;
    }
}
