package cn.yipanqi.web;

/** The Content-Security-Policy every page lives with: own files only, nothing inline, in nobody's frame. */
public final class ContentPolicy {

    /**
     * Value of the header. {@code data:} images are Tabler's (the tick of a checkbox, the arrow of a select).
     */
    public static final String STRICT =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /**
     * For the one page that is a third party's (Swagger UI, the API's description): it styles inline; scripts come from here only.
     */
    public static final String API_DOCS = STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private ContentPolicy() {}
}
