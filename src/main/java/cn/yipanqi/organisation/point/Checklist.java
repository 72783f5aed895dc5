package cn.yipanqi.organisation.point;

import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.point.Notes.Said;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts facts, notes and marks together, for one station or home or for all of a county, in one snapshot. */
@Component
@Snapshot
public class Checklist {

    private final Points points;
    private final Notes notes;
    private final List<StationFact> sources;
    private final Directory directory;

    Checklist(Points points, Notes notes, List<StationFact> sources, Directory directory) {
        this.points = points;
        this.notes = notes;
        this.sources = sources;
        this.directory = directory;
    }

    /** @param answers in the order of the points asked of it */
    public record Row(Subject subject, String name, List<Answer> answers) {}

    /**
     * All of a county on a day.
     *
     * @param points asked for on that day, in their order
     */
    public record Matrix(String county, LocalDate on, List<Point> points, List<Row> stations, List<Row> homes) {

        public List<Point> ofStations() {
            return points.stream().filter(Point::stations).toList();
        }

        public List<Point> ofHomes() {
            return points.stream().filter(Point::homes).toList();
        }
    }

    /**
     * The day that is asked about.
     *
     * @param on none for today
     * @throws Refusal (INVALID) where no office kept a calendar then, or will
     */
    static LocalDate day(@Nullable LocalDate on, Clock clock) {
        if (on == null) {
            return LocalDate.now(clock);
        }
        if (!covers(on)) {
            throw new Refusal(Message.of("failure.period.unreadable", on.toString()));
        }
        return on;
    }

    static boolean covers(LocalDate day) {
        return day.getYear() >= 1949 && day.getYear() <= 2199;
    }

    public Matrix of(long county, LocalDate on) {
        CountyDirectory register = directory.of(county);
        List<Station> stations = register.allStations().stream()
                .filter(station -> station.on(on))
                .toList();
        List<Home> homes = register.allHomes().stream()
                .filter(home -> home.closedOn() == null || home.closedOn().isAfter(on))
                .toList();
        List<Subject> subjects = Stream.concat(
                        stations.stream().map(station -> Subject.station(station.id())),
                        homes.stream().map(home -> Subject.home(home.id())))
                .toList();
        List<Point> asked =
                points.of(county).stream().filter(point -> point.on(on)).toList();
        Map<Subject, List<Answer>> answers = answers(county, subjects, asked, on);
        return new Matrix(
                String.format(java.util.Locale.ROOT, "%06d", county),
                on,
                asked,
                stations.stream()
                        .map(station -> row(Subject.station(station.id()), station.name(), answers))
                        .toList(),
                homes.stream()
                        .map(home -> row(Subject.home(home.id()), home.name(), answers))
                        .toList());
    }

    private static Row row(Subject subject, String name, Map<Subject, List<Answer>> answers) {
        return new Row(subject, name, answers.getOrDefault(subject, List.of()));
    }

    /** @throws Refusal (ABSENT) where the county has no such station or home */
    Row one(long county, Subject subject, LocalDate on) {
        CountyDirectory register = directory.of(county);
        String name = (subject.isStation()
                        ? register.station(subject.id()).map(Station::name)
                        : register.home(subject.id()).map(Home::name))
                .orElseThrow(() -> Refusal.absent(subject.isStation() ? "station" : "home"));
        List<Point> asked =
                points.of(county).stream().filter(point -> point.on(on)).toList();
        return row(subject, name, answers(county, List.of(subject), asked, on));
    }

    /** All that were ever asked for, in their order. */
    List<Point> points(long county) {
        return points.of(county);
    }

    List<Note> history(long county, Subject subject) {
        return notes.history(county, subject);
    }

    private Map<Subject, List<Answer>> answers(long county, List<Subject> subjects, List<Point> asked, LocalDate on) {
        Map<String, List<Map<Subject, Fact>>> facts = new HashMap<>();
        for (StationFact source : sources) {
            if (asked.stream().anyMatch(point -> point.code().equals(source.point()))) {
                facts.computeIfAbsent(source.point(), code -> new ArrayList<>()).add(source.of(county, subjects, on));
            }
        }
        Map<Subject, Map<String, Said>> said = notes.on(county, on);
        Map<Subject, List<Answer>> answers = new HashMap<>();
        for (Subject subject : subjects) {
            Map<String, Said> mine = said.getOrDefault(subject, Map.of());
            answers.put(
                    subject,
                    asked.stream()
                            .filter(point -> point.askedOf(subject))
                            .map(point -> answer(point, subject, facts, mine.get(point.code())))
                            .toList());
        }
        return answers;
    }

    private static Answer answer(
            Point point, Subject subject, Map<String, List<Map<Subject, Fact>>> facts, @Nullable Said said) {
        List<Fact> known = facts.getOrDefault(point.code(), List.of()).stream()
                .filter(some -> some.containsKey(subject))
                .map(some -> some.get(subject))
                .toList();
        return new Answer(point, known, said == null ? null : said.note(), said == null ? null : said.mark());
    }
}
