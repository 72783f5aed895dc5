package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.reading.words.TagRule;
import java.util.Arrays;
import java.util.List;

/** A tag as typed; terms apart by blanks. */
public record TagForm(String code, String name, String terms, String exclusions) {

    static final TagForm EMPTY = new TagForm("audience.", "", "", "");

    TagRule rule() {
        return new TagRule(code.strip(), name, words(terms), words(exclusions));
    }

    private static List<String> words(String typed) {
        return Arrays.stream(typed.split("[\\s,，、;；]+"))
                .filter(word -> !word.isBlank())
                .toList();
    }
}
