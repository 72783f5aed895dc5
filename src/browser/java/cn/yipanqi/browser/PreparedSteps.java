package cn.yipanqi.browser;

import cn.yipanqi.report.LedEdition;
import cn.yipanqi.report.Reports;
import cn.yipanqi.report.Signings;
import cn.yipanqi.report.Steps;
import cn.yipanqi.shared.Period;
import java.util.UUID;

/** Editions of the sample county at each step of their way, led there by the two people it takes. */
class PreparedSteps {

    private final Reports reports;
    private final LedEdition led;

    PreparedSteps(Reports reports, Steps steps, Signings signings) {
        this.reports = reports;
        this.led = new LedEdition(steps, signings, PreparedCounty.CODE);
    }

    void frozen(UUID edition) {
        led.frozen(edition);
    }

    /** One in review, one that waits for its signature and one that is signed. */
    void oneEach() {
        led.sent(half(1));
        led.reviewed(half(2));
        led.signed(reports.draft(PreparedCounty.CODE, Period.quarter(2022, 4))
                .edition()
                .id());
    }

    private UUID half(int which) {
        return reports.draft(PreparedCounty.CODE, Period.half(2022, which))
                .edition()
                .id();
    }
}
