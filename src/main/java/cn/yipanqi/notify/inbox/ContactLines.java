package cn.yipanqi.notify.inbox;

import cn.yipanqi.access.Reach.Reachable;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.reminder.Contacts;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told for whom, as far as the asker may choose it. */
@Component
public class ContactLines {

    private final Contacts contacts;
    private final Directory directory;

    ContactLines(Contacts contacts, Directory directory) {
        this.contacts = contacts;
        this.directory = directory;
    }

    /**
     * Whom one tells of what waits there.
     *
     * @param name none for the office, which the page names
     * @param told none where nobody can be told
     * @param chosen whether they chose him, or he holds the oldest grant
     */
    public record Line(
            Addressee of, @Nullable String name, @Nullable Reachable told, boolean chosen, List<Reachable> possible) {}

    List<Line> of(long county) {
        CountyDirectory all = directory.of(county);
        Contacts.Known known = contacts.of(county);
        List<Line> lines = new ArrayList<>();
        lines.add(line(known, Addressee.office(), null));
        all.units().forEach(unit -> lines.add(line(known, Addressee.unit(unit.id()), unit.shortName())));
        all.stations().forEach(station -> lines.add(line(known, Addressee.station(station.id()), station.name())));
        lines.removeIf(line -> !Contacts.mayChoose(CurrentScope.get(), county, line.of()));
        return lines;
    }

    private static Line line(Contacts.Known known, Addressee of, @Nullable String name) {
        return new Line(of, name, known.contact(of).orElse(null), known.isChosen(of), known.possible(of));
    }
}
