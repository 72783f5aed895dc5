package cn.yipanqi.browser;

import cn.yipanqi.coordination.contact.PointDraft;
import cn.yipanqi.coordination.contact.Points;
import cn.yipanqi.coordination.contact.VisitDraft;
import cn.yipanqi.coordination.contact.VisitRecords;
import cn.yipanqi.coordination.study.AllSeries;
import cn.yipanqi.coordination.study.HeldDraft;
import cn.yipanqi.coordination.study.Plans;
import cn.yipanqi.coordination.study.Records;
import cn.yipanqi.coordination.study.SeriesDraft;
import cn.yipanqi.coordination.study.Sessions;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import java.util.List;
import java.util.UUID;

/** A study of the sample year with a session that was held, and a contact point with a visit that raised problems. */
class PreparedStudy {

    private final AllSeries series;
    private final Plans plans;
    private final Sessions sessions;
    private final Records records;
    private final Points points;
    private final VisitRecords visits;
    private final Directory directory;

    PreparedStudy(
            AllSeries series,
            Plans plans,
            Sessions sessions,
            Records records,
            Points points,
            VisitRecords visits,
            Directory directory) {
        this.series = series;
        this.plans = plans;
        this.sessions = sessions;
        this.records = records;
        this.points = points;
        this.visits = visits;
        this.directory = directory;
    }

    void furnish(long county) {
        CountyDirectory names = directory.of(county);
        String unit = names.units().findFirst().orElseThrow().id().toString();
        UUID study = series.add(
                county, new SeriesDraft("周三学习", unit, "WEDNESDAY", "15:00", "90", "三楼会议室", "MOVE", "true", null, null));
        plans.make(county, study, 2022);
        UUID held = sessions.of(county, study, 2022).get(0).id();
        records.hold(county, held, new HeldDraft("2022-01-05", "中国工会章程", "31", List.of(), "80", null, null, 1));
        UUID point = points.add(
                county,
                new PointDraft(
                        unit,
                        "县总工会主席",
                        "region:" + names.townships().get(0).low(),
                        "格日则村",
                        "2022-01-01",
                        null,
                        "4",
                        null));
        visits.record(
                county, point, new VisitDraft("2022-03-10", "12", "3", "村道未硬化", "与交通局衔接", "村道泥泞\n图书室无人管", null, null));
    }
}
