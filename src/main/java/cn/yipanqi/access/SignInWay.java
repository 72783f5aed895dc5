package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** A way to sign in beside name and password. */
public interface SignInWay {

    /**
     * Opens it at the door of the pages.
     *
     * @param success what follows where it let somebody in: {@link Entrance#admit} made the authentication
     * @param failure what follows where it did not
     */
    void open(HttpSecurity http, AuthenticationSuccessHandler success, AuthenticationFailureHandler failure)
            throws Exception;

    /** What of the framework's checks it needs. */
    default List<AuthenticationProvider> providers() {
        return List.of();
    }

    /** What the form offers to whoever asks at this address; nothing where it cannot serve there. */
    Optional<Offer> offer(HttpServletRequest request);

    /** Where whoever has just left may want to leave, too; told once. */
    default Optional<String> elsewhere(HttpServletRequest request) {
        return Optional.empty();
    }

    /**
     * @param way which way it is
     * @param name what it is called, where it has a name of its own; else empty
     */
    record Offer(Way way, String name) {}
}
