package cn.yipanqi.browser;

import cn.yipanqi.TestScopes;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.vouching.Vouchings;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.card.StationCards;
import cn.yipanqi.report.LedEdition;
import cn.yipanqi.report.Reports;
import cn.yipanqi.report.Signings;
import cn.yipanqi.report.Steps;
import cn.yipanqi.shared.Period;
import java.time.YearMonth;
import java.util.UUID;

/** Editions of the sample county at each step of their way, led there by the two people it takes. */
class PreparedSteps {

    private final Reports reports;
    private final Vouchings vouchings;
    private final StationCards cards;
    private final Directory directory;
    private final LedEdition led;

    PreparedSteps(
            Reports reports,
            Steps steps,
            Signings signings,
            Vouchings vouchings,
            StationCards cards,
            Directory directory) {
        this.reports = reports;
        this.vouchings = vouchings;
        this.cards = cards;
        this.directory = directory;
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

    /** A month that a unit confirmed before anything was entered, so that all of it came since; and a station's card, open to all. */
    void confirmedAndPublished(UUID unit) {
        long county = PreparedCounty.CODE;
        CurrentScope.run(TestScopes.cadre(county, unit), () -> vouchings.confirm(county, YearMonth.of(2022, 5), 0L));
        UUID station = directory.of(county).stations().findFirst().orElseThrow().id();
        cards.save(county, station, new StationCards.Facts("人民路 12 号", "周一至周五", "政策咨询", "12351", null), 0);
        cards.publish(county, station, 1);
    }

    private UUID half(int which) {
        return reports.draft(PreparedCounty.CODE, Period.half(2022, which))
                .edition()
                .id();
    }
}
