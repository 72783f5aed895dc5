package cn.yipanqi.organisation;

import java.util.List;

/**
 * A township of the county, with the names it goes by.
 *
 * @param low twelve digits, {@link cn.yipanqi.shared.RegionCode#low()}
 * @param digits nine digits
 * @param stem the name without 乡, 镇 or 街道
 */
public record Township(long low, String digits, String name, String stem, List<String> aliases) {

    public Township {
        aliases = List.copyOf(aliases);
    }
}
