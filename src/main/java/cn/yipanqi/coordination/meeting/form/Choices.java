package cn.yipanqi.coordination.meeting.form;

import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What forms about meetings offer. */
public final class Choices {

    private Choices() {}

    public static List<Choice> units(CountyDirectory all) {
        return all.units()
                .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                .toList();
    }

    public static List<Choice> stations(CountyDirectory all) {
        return all.stations()
                .map(station -> new Choice(station.id().toString(), station.name()))
                .toList();
    }

    public static List<Choice> kinds(Page page) {
        return Arrays.stream(MeetingKind.values())
                .map(kind -> new Choice(kind.name(), page.t(kind.messageKey())))
                .toList();
    }

    public static List<Choice> commons(Page page) {
        return Arrays.stream(Commons.values())
                .map(commons -> new Choice(commons.name(), page.t(commons.messageKey())))
                .toList();
    }

    /** Names of bodies as a form lists them. */
    public static String bodies(CountyDirectory all, List<UUID> bodies) {
        return bodies.stream()
                .map(id -> all.body(id).map(OutsideBody::name).orElse("--"))
                .collect(Collectors.joining("、"));
    }

    public static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
