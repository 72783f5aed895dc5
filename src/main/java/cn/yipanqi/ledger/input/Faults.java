package cn.yipanqi.ledger.input;

import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with an input, gathered field by field, so that everything is said at once. */
final class Faults {

    private static final int LONGEST_QUOTE = 40;

    private final List<Fault> all = new ArrayList<>();

    void add(String field, String key, Object... args) {
        all.add(new Fault(field, Message.of(key, args)));
    }

    boolean none() {
        return all.isEmpty();
    }

    void addAll(List<Fault> others) {
        all.addAll(others);
    }

    /** @throws InvalidInput where there is any */
    void raise() {
        if (!all.isEmpty()) {
            throw new InvalidInput(all);
        }
    }

    /** What was typed, as a sentence quotes it. */
    static String quoted(String typed) {
        return typed.length() > LONGEST_QUOTE ? typed.substring(0, LONGEST_QUOTE) + "…" : typed;
    }

    /** One line, without the spaces around it; empty where nothing was typed. Its own words are left as they were. */
    static String line(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
