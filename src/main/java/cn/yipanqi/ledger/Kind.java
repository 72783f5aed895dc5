package cn.yipanqi.ledger;

import cn.yipanqi.shared.Commons;
import java.util.List;

/**
 * A kind of entry, as the catalogue has it.
 *
 * @param code for instance {@code activity}; its name stands in the bundles as {@code kind.<code>}
 * @param commons the common under which it counts
 * @param measures what can be counted of it, in the order a form asks
 * @param fields other columns it fills: category, place, partners, tags, home, team, channel, destination
 * @param categories customary categories, offered but not binding
 * @param sensitive whether small numbers of hidden rows must not be told
 */
public record Kind(
        String code,
        Commons commons,
        List<Measure> measures,
        List<String> fields,
        List<String> categories,
        boolean sensitive) {

    public boolean has(String field) {
        return fields.contains(field);
    }
}
