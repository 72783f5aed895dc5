package cn.yipanqi.access;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer tells the browser besides its content. What Spring Security says by itself is left as it is: nothing is kept
 * (an answer that may be says so), types are not guessed at, no frames, and over TLS never anything else (HSTS, a year, with subdomains).
 */
final class AnswerHeaders {

    /** What a page here never asks of the machine it is shown on. */
    private static final List<String> UNUSED = List.of(
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "encrypted-media",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "picture-in-picture",
            "screen-wake-lock",
            "usb",
            "xr-spatial-tracking");

    private static final String PERMISSIONS =
            UNUSED.stream().map(feature -> feature + "=()").collect(Collectors.joining(", "));

    private AnswerHeaders() {}

    static void on(HttpSecurity http, String contentPolicy) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS)));
    }

    /** Signed out, the browser forgets what pages kept in it; over TLS, where alone it is told so. */
    static LogoutHandler nothingLeftBehind() {
        return new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE));
    }
}
