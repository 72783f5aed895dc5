package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import java.util.List;

/**
 * A form or body some of whose fields break a rule: 422. A page catches it and shows the form again; the API answers with every field and
 * its sentence. Nothing has been changed when it is thrown.
 */
public class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param field its name as it was sent, dotted within objects ({@code measures.participants}); empty for the input as a whole
     * @param sentence what is wrong and what to write instead
     */
    public record Fault(String field, Message sentence) {}

    private final transient List<Fault> faults;

    public InvalidInput(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
