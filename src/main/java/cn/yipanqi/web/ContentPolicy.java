package cn.yipanqi.web;

/** The Content-Security-Policy every page lives with: own files only, nothing inline, in nobody's frame. */
public final class ContentPolicy {

    private static final String OWN_FILES_ONLY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /**
     * Value of the header. {@code data:} images are Tabler's (the tick of a checkbox, the arrow of a select). Where a browser knows Trusted
     * Types, text becomes part of a page only through the one policy of {@code trusted.js}.
     */
    public static final String STRICT = OWN_FILES_ONLY + "; require-trusted-types-for 'script'; trusted-types default";

    /**
     * For the one page that is a third party's (Swagger UI, the API's description): it styles inline and writes its parts as text; scripts
     * come from here only.
     */
    public static final String API_DOCS =
            OWN_FILES_ONLY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    /** For a file that is given out: should a browser show it all the same, it may run, load and send nothing, and is of no site. */
    public static final String FILE = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private ContentPolicy() {}
}
