package cn.yipanqi.web;

import cn.yipanqi.shared.Commons;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the side navigation. A module declares its own as beans; the shell gathers them.
 *
 * @param url where it leads: a path, perhaps with a query ({@code /entries?kind=activity})
 * @param messageKey its words
 * @param order place among its neighbours, ascending
 * @param commons the one of the six commons under which it stands, or none for the list on top
 * @param requires permission without which it is not shown, or none
 */
public record NavigationItem(
        String url,
        String messageKey,
        int order,
        @Nullable Commons commons,
        @Nullable String requires) {

    public NavigationItem(String url, String messageKey, int order) {
        this(url, messageKey, order, null, null);
    }
}
