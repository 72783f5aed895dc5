package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.coordination.meeting.series.Series;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the form of a meeting shows. */
final class MeetingForms {

    private static final List<String> FIELDS = List.of(
            "series",
            "kind",
            "title",
            "day",
            "from",
            "to",
            "place",
            "chair",
            "recorder",
            "lead",
            "units",
            "stations",
            "bodies");

    private MeetingForms() {}

    static Map<String, @Nullable Object> model(
            CountyDirectory all, List<Series> series, MeetingDraft draft, Mistakes mistakes, Page page) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("county", MeetingsController.digits(all.county()));
        model.put("draft", draft);
        model.put("mistakes", mistakes.inOrder(FIELDS));
        model.put("kinds", Choices.kinds(page));
        model.put("units", Choices.units(all));
        model.put("stations", Choices.stations(all));
        model.put(
                "series",
                series.stream()
                        .map(one -> new Choice(one.id().toString(), one.name()))
                        .toList());
        return model;
    }
}
