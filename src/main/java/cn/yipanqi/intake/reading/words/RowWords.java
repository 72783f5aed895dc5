package cn.yipanqi.intake.reading.words;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How rows that are no data begin. */
public final class RowWords {

    private static final Pattern PERIOD =
            Pattern.compile("^(\\d{1,2}|[一二三四五六七八九十]{1,3})月(份)?|^第?[一二三四1-4]季度|^[上下]半年|^全年|^本[年月季]度?|^\\d{4}年(度)?");

    private final Map<String, List<String>> words;

    private RowWords(Map<String, List<String>> words) {
        this.words = words;
    }

    static RowWords standard() {
        Map<String, List<String>> words = new HashMap<>();
        for (WordFile.Section section : WordFile.sections("rows.txt")) {
            words.put(
                    section.head(),
                    section.words().stream().map(PlainText::dense).toList());
        }
        return new RowWords(words);
    }

    private List<String> of(String section) {
        return words.getOrDefault(section, List.of());
    }

    /** Whether the cell labels a total of everything: 合计, 总计：, 合计（54场次）. */
    public boolean isTotal(String text) {
        return labels(PlainText.dense(text), of("total"));
    }

    /** Whether the cell labels a total of a part: 小计, 3月合计, 一季度小计. */
    public boolean isSubtotal(String text) {
        String dense = PlainText.dense(text);
        String rest = PERIOD.matcher(dense).replaceFirst("");
        return labels(dense, of("subtotal"))
                || (!rest.equals(dense) && (labels(rest, of("total")) || labels(rest, of("subtotal"))));
    }

    private static boolean labels(String text, List<String> words) {
        for (String word : words) {
            if (text.startsWith(word)) {
                String rest = text.substring(word.length());
                if (rest.isEmpty() || rest.matches("[:(].*|\\d+.*|共.*|[^\\p{IsHan}]+")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 填表人：…, 审核： and the like. */
    public boolean isSignature(String text) {
        String dense = PlainText.dense(text);
        return of("signature").stream()
                .anyMatch(word -> dense.equals(word) || dense.startsWith(word + ":") || dense.contains(word + ":"));
    }

    /** 注：…, 说明：…, 开放时间：… */
    public boolean isNote(String text) {
        String dense = PlainText.dense(text);
        return of("note").stream()
                .anyMatch(word -> dense.startsWith(word)
                        && (dense.length() == word.length()
                                || ":.、;,(1一①".indexOf(dense.charAt(word.length())) >= 0
                                || "※*".indexOf(word.charAt(0)) >= 0));
    }

    /** Words that tell how to fill in: 必填, 没有不填. */
    public boolean isHint(String text) {
        String dense = PlainText.dense(text);
        return of("hint").stream().anyMatch(dense::contains);
    }

    /** 例, 示例: the row shows how it is done. */
    public boolean isExample(String text) {
        String dense = PlainText.dense(text).replaceAll("[:()\\d]", "");
        return of("example").contains(dense);
    }
}
