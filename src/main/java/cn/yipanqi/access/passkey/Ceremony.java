package cn.yipanqi.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Questions to devices, and their answers. A question waits in the session, is good once and for a few minutes. */
@Component
class Ceremony {

    /** Name under which a form sends what the device answered. */
    static final String FIELD = "_passkey";

    static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String ASKED = "passkey asked";
    private static final String OFFERED = "passkey offered";
    private static final Logger log = LoggerFactory.getLogger(Ceremony.class);

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final Passkeys passkeys;
    private final Clock clock;

    Ceremony(Passkeys passkeys, Clock clock) {
        this.passkeys = passkeys;
        this.clock = clock;
    }

    private record Question<T extends Serializable>(T options, Instant at) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    /** A device's answer, with the question. */
    record Shown(
            PublicKeyCredentialRequestOptions options,
            PublicKeyCredential<AuthenticatorAssertionResponse> credential) {}

    /** Asks for a new passkey of whoever is signed in. */
    String askForNew(WebAuthnRelyingPartyOperations party, Authentication asker, HttpServletRequest request) {
        PublicKeyCredentialCreationOptions options = party.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(asker));
        request.getSession().setAttribute(OFFERED, new Question<>(options, clock.instant()));
        return json.writeValueAsString(options);
    }

    /** Asks for a known passkey: of whoever is signed in, else of anybody. */
    String ask(WebAuthnRelyingPartyOperations party, @Nullable Authentication asker, HttpServletRequest request) {
        PublicKeyCredentialRequestOptions options =
                party.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(asker));
        request.getSession().setAttribute(ASKED, new Question<>(options, clock.instant()));
        return json.writeValueAsString(options);
    }

    /** @return whether the answer is good and the passkey kept */
    boolean keep(WebAuthnRelyingPartyOperations party, String label, HttpServletRequest request) {
        Optional<PublicKeyCredentialCreationOptions> asked =
                taken(request, OFFERED, PublicKeyCredentialCreationOptions.class);
        String answer = request.getParameter(FIELD);
        if (asked.isEmpty() || answer == null) {
            return false;
        }
        return holds(() -> {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    asked.get(), new RelyingPartyPublicKey(credential, label)));
        });
    }

    /** The answer that the request bears to the question before; none where it is none, or comes too late, or for the second time. */
    Optional<Shown> shown(HttpServletRequest request) {
        Optional<PublicKeyCredentialRequestOptions> asked =
                taken(request, ASKED, PublicKeyCredentialRequestOptions.class);
        String answer = request.getParameter(FIELD);
        if (asked.isEmpty() || answer == null) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            return isWhole(credential) ? Optional.of(new Shown(asked.get(), credential)) : Optional.empty();
        } catch (RuntimeException e) {
            log.debug("No passkey's answer", e);
            return Optional.empty();
        }
    }

    /** What a stranger sends may lack anything. */
    private static boolean isWhole(@Nullable PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        return credential != null && credential.getRawId() != null && credential.getResponse() != null;
    }

    /** Whose passkey it says it is. */
    Optional<UUID> holder(Shown shown) {
        return passkeys.holder(shown.credential().getRawId());
    }

    /** Whether its holder answered, known to the device, and nobody else. */
    boolean proves(WebAuthnRelyingPartyOperations party, Shown shown, UUID holder) {
        Bytes handle = shown.credential().getResponse().getUserHandle();
        if (handle != null && !handle.equals(Handle.of(holder))) {
            return false;
        }
        return holds(() -> {
            Bytes proved = party.authenticate(
                            new RelyingPartyAuthenticationRequest(shown.options(), shown.credential()))
                    .getId();
            if (!proved.equals(Handle.of(holder))) {
                throw new IllegalArgumentException("another's passkey");
            }
        });
    }

    /** The library tells faults of what a stranger sent by exceptions of many kinds; ours of the database go on. */
    private static boolean holds(Runnable check) {
        try {
            check.run();
            return true;
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.debug("A passkey was refused", e);
            return false;
        }
    }

    private <T> Optional<T> taken(HttpServletRequest request, String name, Class<T> type) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(name) instanceof Question<?> question)) {
            return Optional.empty();
        }
        session.removeAttribute(name);
        return question.at().plus(GOOD_FOR).isAfter(clock.instant()) && type.isInstance(question.options())
                ? Optional.of(type.cast(question.options()))
                : Optional.empty();
    }
}
