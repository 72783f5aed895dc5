package cn.yipanqi.web;

import cn.yipanqi.shared.Commons;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The side navigation as one page shows it.
 *
 * @param top the list on top, in order
 * @param under what stands under each of the six commons; one that has nothing is not in the map
 */
public record SideNavigation(List<Link> top, Map<Commons, List<Link>> under) {

    /**
     * @param url where it leads, within the site
     * @param messageKey its words
     * @param current value of {@code aria-current}: {@code page} at its very address, {@code true} below it, none elsewhere
     * @param waiting how many things wait there, 0 where none
     */
    public record Link(
            String url, String messageKey, @Nullable String current, long waiting) {}

    public List<Link> under(Commons commons) {
        return under.getOrDefault(commons, List.of());
    }
}
