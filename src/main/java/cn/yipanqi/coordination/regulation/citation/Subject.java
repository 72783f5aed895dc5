package cn.yipanqi.coordination.regulation.citation;

import cn.yipanqi.coordination.regulation.Citation.Kind;

/**
 * What rests on a rule, as the page and the API name it: {@code task:<id>}, {@code figure:<code>}.
 *
 * @param title what it is called
 * @param url of its own page
 */
record Subject(Kind kind, String id, String title, String url) {

    /** As it stands in an address. */
    public String of() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
