package cn.yipanqi.intake.reading.words;

import java.util.List;

/**
 * When a tag is proposed: one of the terms stands in the text, outside every exclusion.
 *
 * @param code {@code audience.…} 服务对象 or {@code campaign.…} 专项/品牌
 * @param name as people say it
 */
public record TagRule(String code, String name, List<String> terms, List<String> exclusions) {

    static List<TagRule> standard() {
        return WordFile.sections("tags.txt").stream()
                .map(section -> {
                    List<String> head = WordFile.split(section.head());
                    List<String> words = section.words();
                    int mark = words.indexOf("!");
                    return new TagRule(
                            head.get(0),
                            head.get(1),
                            mark < 0 ? words : List.copyOf(words.subList(0, mark)),
                            mark < 0 ? List.of() : List.copyOf(words.subList(mark + 1, words.size())));
                })
                .toList();
    }

    boolean speaksOf(String text) {
        String left = text;
        for (String exclusion : exclusions) {
            left = left.replace(exclusion, "／");
        }
        return terms.stream().anyMatch(left::contains);
    }
}
