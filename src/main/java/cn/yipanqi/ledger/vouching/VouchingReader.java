package cn.yipanqi.ledger.vouching;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.BoardTallies;
import cn.yipanqi.ledger.vouching.MatrixView.Row;
import cn.yipanqi.ledger.vouching.VouchingView.Line;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a page together, in one snapshot: two or three statements, whatever the ledger's size. */
@Component
@Snapshot
class VouchingReader {

    private final VouchedMonths months;
    private final Vouchings vouchings;
    private final BoardTallies tallies;
    private final Directory directory;

    VouchingReader(VouchedMonths months, Vouchings vouchings, BoardTallies tallies, Directory directory) {
        this.months = months;
        this.vouchings = vouchings;
        this.tallies = tallies;
        this.directory = directory;
    }

    /** @param asked as the address says it, none for the latest year of the ledger */
    VouchingView year(long county, Whose whose, @Nullable Integer asked) {
        int year = year(county, asked);
        String name = name(directory.of(county), whose);
        Map<YearMonth, MonthState> states = months.states(county, year, whose).getOrDefault(whose, Map.of());
        List<Line> lines = months.sums(county, whose, year).stream()
                .map(sums -> new Line(sums, states.getOrDefault(sums.month(), new MonthState(sums.month(), null, 0))))
                .toList();
        return new VouchingView(
                digits(county),
                whose,
                name,
                year,
                tallies.state(county).posting(),
                vouchings.thisMonth(),
                Whose.own(CurrentScope.get()).filter(whose::equals).isPresent()
                        && CurrentScope.get().writes(county),
                lines);
    }

    /** @param asked as the address says it, none for the latest year of the ledger */
    MatrixView county(long county, @Nullable Integer asked) {
        int year = year(county, asked);
        CountyDirectory register = directory.of(county);
        Map<Whose, Map<YearMonth, MonthState>> states = months.states(county, year, null);
        YearMonth now = vouchings.thisMonth();
        YearMonth before = now.minusMonths(1);
        YearMonth december = YearMonth.of(year, 12);
        YearMonth last = before.isAfter(december) ? december : before.getYear() == year ? before : null;
        LocalDate lastDay = december.atEndOfMonth();
        return new MatrixView(
                digits(county),
                year,
                now,
                last,
                register.units()
                        .map(unit -> row(Whose.unit(unit.id()), unit.shortName(), year, states))
                        .toList(),
                register.allStations().stream()
                        .filter(station -> station.on(lastDay))
                        .map(station -> row(Whose.station(station.id()), station.name(), year, states))
                        .toList());
    }

    private static Row row(Whose whose, String name, int year, Map<Whose, Map<YearMonth, MonthState>> states) {
        Map<YearMonth, MonthState> mine = states.getOrDefault(whose, Map.of());
        List<@Nullable MonthState> line = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            line.add(mine.get(YearMonth.of(year, month)));
        }
        return new Row(whose, name, line);
    }

    /** What there is to confirm stands in years that have entries. */
    private int year(long county, @Nullable Integer asked) {
        if (asked != null && asked >= 1949 && asked <= 2199) {
            return asked;
        }
        int now = vouchings.thisMonth().getYear();
        return tallies.latestYear(county).stream()
                .map(year -> Math.min(year, now))
                .findFirst()
                .orElse(now);
    }

    List<Change> changes(long county, Whose whose, YearMonth month) {
        name(directory.of(county), whose);
        return months.changes(county, whose, month);
    }

    /** @throws Refusal (ABSENT) where the county has no such unit or station */
    String name(long county, Whose whose) {
        return name(directory.of(county), whose);
    }

    private static String name(CountyDirectory register, Whose whose) {
        return (whose.isStation()
                        ? register.station(whose.id()).map(Station::name)
                        : register.unit(whose.id()).map(Unit::shortName))
                .orElseThrow(() -> Refusal.absent(whose.isStation() ? "station" : "unit"));
    }

    static String digits(long county) {
        return String.format(Locale.ROOT, "%06d", county);
    }
}
