package cn.yipanqi.web;

/** The Content-Security-Policy every page lives with: own files only, nothing inline, in nobody's frame. */
public final class ContentPolicy {

    /**
     * Value of the header. {@code data:} images are Tabler's (the tick of a checkbox, the arrow of a select).
     */
    public static final String STRICT =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private ContentPolicy() {}
}
