package cn.yipanqi.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page, as far as the page shell needs to know.
 *
 * @param signedIn whether anybody is signed in; all else is empty where not
 * @param name the person's or account's name
 * @param place unit, station or office spoken for, in the user's words, for instance 县残联
 * @param roleKey message key of the role, for instance {@code role.cadre}
 * @param posts what else the visitor may act as, himself included, for the masthead's menu; empty where there is nothing to choose
 * @param county name of the county whose ledger is open, for instance 班玛县
 * @param may permissions the visitor has; navigation and buttons ask for them by name
 */
public record VisitorView(
        boolean signedIn,
        @Nullable String name,
        @Nullable String place,
        @Nullable String roleKey,
        List<Post> posts,
        @Nullable String county,
        Set<String> may) {

    /** Nobody in particular. */
    public static final VisitorView STRANGER = new VisitorView(false, null, null, null, List.of(), null, Set.of());

    /**
     * A post the visitor holds or stands in for.
     *
     * @param id what is sent to act under it
     * @param place unit, station or division
     * @param acting whether it is the one acted under now
     */
    public record Post(String id, String place, String roleKey, boolean acting) {}

    public VisitorView {
        posts = List.copyOf(posts);
        may = Set.copyOf(may);
    }

    public boolean may(String permission) {
        return may.contains(permission);
    }
}
