package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import java.util.List;

/** A server that must not start as it is configured: all that is wrong with it at once. */
public class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Message> faults;

    public Unfit(List<Message> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    List<Message> faults() {
        return faults;
    }
}
