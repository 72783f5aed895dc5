package cn.yipanqi.report.desk;

import cn.yipanqi.coordination.meeting.Attachable;
import cn.yipanqi.report.Edition;
import cn.yipanqi.report.ReportReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports as they were sent up may be laid before the committee's hearing; drafts may not. */
@Component
class SubmittedReports implements Attachable {

    private static final int LATEST = 100;

    private final ReportReader reports;

    SubmittedReports(ReportReader reports) {
        this.reports = reports;
    }

    @Override
    public List<Document> of(long county) {
        return reports.of(county, null, LATEST).stream()
                .filter(Edition::frozen)
                .map(edition -> new Document(edition.id(), edition.title(), "/reports/" + edition.id()))
                .toList();
    }
}
