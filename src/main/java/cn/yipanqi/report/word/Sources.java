package cn.yipanqi.report.word;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edition's sources by their place in its table, which is also their sign while texts are compared. */
final class Sources {

    private final List<NumberSource> all;
    private final Map<String, Integer> cards = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();

    Sources(EditionDocument edition) {
        all = edition.sources();
        for (int i = 0; i < all.size(); i++) {
            cards.put(all.get(i).cardCode(), i);
            codes.put(all.get(i).code(), i);
        }
    }

    int ofCard(String cardCode) {
        return cards.getOrDefault(cardCode, -1);
    }

    @Nullable
    Integer ofCode(String code) {
        return codes.get(code);
    }

    NumberSource get(int source) {
        return all.get(source);
    }

    List<NumberSource> all() {
        return all;
    }
}
