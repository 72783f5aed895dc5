package cn.yipanqi.report;

import cn.yipanqi.report.template.Inline;
import cn.yipanqi.report.template.ReportText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number typed by hand 人工填报, with its signer.
 *
 * @param name what it is, in words
 * @param value as typed
 */
public record TypedNumber(String name, String value, String unit, Instant at, String by) {

    /** Those of a text that have a number, each once. */
    static Map<String, Inline.Typed> in(ReportText text) {
        Map<String, Inline.Typed> typed = new LinkedHashMap<>();
        for (Inline.NumberToken token : text.numbers()) {
            if (token instanceof Inline.Typed number && number.value() != null) {
                typed.putIfAbsent(number.name(), number);
            }
        }
        return typed;
    }

    /** Whether it is this number that was signed for, and not one that has been typed over since. */
    public boolean says(Inline.Typed token) {
        return value.equals(token.value()) && unit.equals(token.unit());
    }
}
