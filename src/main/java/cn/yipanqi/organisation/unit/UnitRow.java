package cn.yipanqi.organisation.unit;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the tree.
 *
 * @param depth 0 at the top
 */
public record UnitRow(Unit unit, int depth) {

    /** Current units, each followed by those under it. */
    static List<UnitRow> tree(CountyDirectory county) {
        List<UnitRow> rows = new ArrayList<>();
        county.unitsUnder(null).forEach(top -> add(rows, county, top, 0));
        return rows;
    }

    private static void add(List<UnitRow> rows, CountyDirectory county, Unit unit, int depth) {
        rows.add(new UnitRow(unit, depth));
        county.unitsUnder(unit.id()).forEach(under -> add(rows, county, under, depth + 1));
    }
}
