package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** From where somebody tries to sign in. */
class SignInDetails extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable String browser;
    private final transient Origin origin;

    SignInDetails(HttpServletRequest request) {
        super(request);
        this.browser = KnownBrowsers.cookie(request);
        this.origin = Origin.of(request);
    }

    /** What the browser is known by, if it is. */
    @Nullable
    String browser() {
        return browser;
    }

    Origin origin() {
        return origin;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
