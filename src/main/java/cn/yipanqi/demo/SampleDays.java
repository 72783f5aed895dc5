package cn.yipanqi.demo;

import cn.yipanqi.coordination.contact.PointDraft;
import cn.yipanqi.coordination.contact.Points;
import cn.yipanqi.coordination.study.AllSeries;
import cn.yipanqi.coordination.study.Plans;
import cn.yipanqi.coordination.study.SeriesDraft;
import cn.yipanqi.coordination.study.SessionPlan;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.web.Languages;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A study planned for the year after the workbooks', its next two sessions, and two contact points, once. Nothing of it has happened: the
 * ledger and its figures stay the workbooks'.
 */
@Component
@Profile("demo")
class SampleDays {

    private final AllSeries series;
    private final Plans plans;
    private final SessionPlan sessions;
    private final Points points;
    private final Directory directory;
    private final WorkingDays workingDays;
    private final Languages languages;
    private final Clock clock;

    SampleDays(
            AllSeries series,
            Plans plans,
            SessionPlan sessions,
            Points points,
            Directory directory,
            WorkingDays workingDays,
            Languages languages,
            Clock clock) {
        this.series = series;
        this.plans = plans;
        this.sessions = sessions;
        this.points = points;
        this.directory = directory;
        this.workingDays = workingDays;
        this.languages = languages;
        this.clock = clock;
    }

    /** @param year of the plan */
    void furnish(long county, int year) {
        if (!series.of(county).isEmpty()) {
            return;
        }
        CountyDirectory names = directory.of(county);
        List<Unit> units = names.units().limit(2).toList();
        UUID study = series.add(
                county,
                new SeriesDraft(
                        say("study.title"),
                        units.get(0).id().toString(),
                        DayOfWeek.WEDNESDAY.name(),
                        "15:00",
                        "90",
                        say("demo.study.place"),
                        "MOVE",
                        "true",
                        null,
                        null));
        plans.make(county, study, year);
        LocalDate wednesday = LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        for (LocalDate day : List.of(wednesday, wednesday.plusWeeks(1))) {
            if (workingDays.works(day)) {
                sessions.add(county, study, day.toString());
            }
        }
        LocalDate from = LocalDate.now(clock);
        for (int i = 0; i < units.size(); i++) {
            points.add(
                    county,
                    new PointDraft(
                            units.get(i).id().toString(),
                            say("demo.contact.leader", units.get(i).shortName()),
                            "region:" + names.townships().get(i).low(),
                            null,
                            from.toString(),
                            null,
                            "4",
                            null));
        }
    }

    private String say(String key, Object... args) {
        return languages.say(Languages.CHINESE, key, args);
    }
}
