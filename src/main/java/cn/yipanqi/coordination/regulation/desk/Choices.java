package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the forms offer. */
final class Choices {

    private Choices() {}

    static List<Choice> kinds(Page page) {
        return Arrays.stream(RegulationKind.values())
                .map(kind -> new Choice(kind.name(), page.t(kind.messageKey())))
                .toList();
    }

    static List<Choice> levels(Page page) {
        return Arrays.stream(IssuerLevel.values())
                .map(level -> new Choice(level.name(), page.t(level.messageKey())))
                .toList();
    }

    /** Units, then stations, as {@link Ticked#parties} reads them. */
    static List<Choice> parties(CountyDirectory all) {
        return Stream.concat(
                        all.units().map(unit -> new Choice("unit:" + unit.id(), unit.shortName())),
                        all.stations().map(station -> new Choice("station:" + station.id(), station.name())))
                .toList();
    }
}
