package cn.yipanqi.access.passkey;

import cn.yipanqi.access.Entrance;
import cn.yipanqi.access.Entrance.Attempt;
import cn.yipanqi.access.SignInWay;
import cn.yipanqi.access.Way;
import cn.yipanqi.access.WayRefusedException;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;

/** Signs in whom a passkey knows: no name is typed, and no password. */
@Component
@ConditionalOnWebApplication
class PasskeySignIn implements SignInWay {

    private static final String UNKNOWN = "passkey";

    private final RelyingParty party;
    private final Ceremony ceremony;
    private final Entrance entrance;

    PasskeySignIn(RelyingParty party, Ceremony ceremony, Entrance entrance) {
        this.party = party;
        this.ceremony = ceremony;
        this.entrance = entrance;
    }

    @Override
    public void open(HttpSecurity http, AuthenticationSuccessHandler success, AuthenticationFailureHandler failure) {
        http.with(new PasskeyDoor(this::authenticate, success, failure));
    }

    @Override
    public Optional<Offer> offer(HttpServletRequest request) {
        return party.at(request).map(known -> new Offer(Way.PASSKEY, ""));
    }

    private Authentication authenticate(HttpServletRequest request) {
        return CurrentScope.call(Scope.nobody("sign-in"), () -> check(request));
    }

    private Authentication check(HttpServletRequest request) {
        WebAuthnRelyingPartyOperations known = party.at(request).orElseThrow(() -> new WayRefusedException(UNKNOWN));
        Ceremony.@Nullable Shown shown = ceremony.shown(request).orElse(null);
        @Nullable UUID holder = shown == null ? null : ceremony.holder(shown).orElse(null);
        Attempt attempt = entrance.begin(request, Way.PASSKEY, holder);
        if (shown == null || holder == null || !ceremony.proves(known, shown, holder)) {
            entrance.refuse(attempt);
            throw new WayRefusedException(UNKNOWN);
        }
        // The account may be disabled, or hold nothing today.
        return entrance.admit(attempt, true).orElseThrow(() -> new WayRefusedException(UNKNOWN));
    }
}
