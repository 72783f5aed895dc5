package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.value.OpeningDays;
import cn.yipanqi.intake.reading.value.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds notes that state on which days homes are open. One note may state them home by home. */
final class OpeningNotes {

    private OpeningNotes() {}

    static List<OpeningDaysOffer> in(List<LeftOut> leftOut, List<Draft> drafts) {
        Set<String> homes = new TreeSet<>();
        drafts.stream()
                .map(Draft::home)
                .forEach(home -> Optional.ofNullable(home).map(Home::name).ifPresent(homes::add));
        List<OpeningDaysOffer> offers = new ArrayList<>();
        for (LeftOut row : leftOut) {
            OpeningDays.in(row.text()).ifPresent(days -> {
                List<OpeningDaysOffer> apart = homeByHome(row, homes);
                if (apart.size() > 1) {
                    offers.addAll(apart);
                } else {
                    offers.add(new OpeningDaysOffer(row.firstRow(), row.text(), days, named(row.text(), homes)));
                }
            });
        }
        return List.copyOf(offers);
    }

    private static List<OpeningDaysOffer> homeByHome(LeftOut row, Set<String> homes) {
        List<OpeningDaysOffer> offers = new ArrayList<>();
        for (String clause : row.text().split("[;；。]")) {
            List<String> named = named(clause, homes);
            if (!named.isEmpty()) {
                OpeningDays.in("开放时间:" + clause)
                        .ifPresent(days -> offers.add(new OpeningDaysOffer(row.firstRow(), row.text(), days, named)));
            }
        }
        return offers;
    }

    private static List<String> named(String text, Set<String> homes) {
        String plain = PlainText.dense(text);
        return homes.stream()
                .filter(home -> plain.contains(PlainText.dense(home)))
                .toList();
    }
}
