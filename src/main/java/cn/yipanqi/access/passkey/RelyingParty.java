package cn.yipanqi.access.passkey;

import cn.yipanqi.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** This installation as devices know it. Where no fit address is configured, or somebody comes by another, there are no passkeys. */
@Component
class RelyingParty {

    static final String ORIGINS = "yipanqi.passkeys.origins";
    static final String DOMAIN = "yipanqi.passkeys.domain";
    private static final Logger log = LoggerFactory.getLogger(RelyingParty.class);

    private final Environment settings;
    private final Passkeys passkeys;
    private final Holders holders;
    private final Languages languages;
    private volatile @Nullable State state;

    RelyingParty(Environment settings, Passkeys passkeys, Holders holders, Languages languages) {
        this.settings = settings;
        this.passkeys = passkeys;
        this.holders = holders;
        this.languages = languages;
    }

    private record State(Optional<Origins> origins, Optional<WebAuthnRelyingPartyOperations> operations) {}

    /** What checks answers of devices, where the asker's address is one of ours. */
    Optional<WebAuthnRelyingPartyOperations> at(HttpServletRequest request) {
        State now = state();
        String origin = UriComponentsBuilder.newInstance()
                .scheme(request.getScheme())
                .host(request.getServerName())
                .port(usual(request) ? -1 : request.getServerPort())
                .toUriString();
        return now.origins().filter(known -> known.all().contains(origin)).flatMap(known -> now.operations());
    }

    private static boolean usual(HttpServletRequest request) {
        return request.getServerPort() == ("https".equals(request.getScheme()) ? 443 : 80);
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        state().origins().ifPresent(known -> log.info("Passkeys serve at {} for {}", known.all(), known.id()));
    }

    /** Read when first asked for: a port of one's own choosing is known only then. */
    private State state() {
        State known = state;
        if (known == null) {
            Optional<Origins> origins = origins();
            known = new State(origins, origins.map(this::operations));
            state = known;
        }
        return known;
    }

    private Optional<Origins> origins() {
        try {
            return Origins.read(settings.getProperty(ORIGINS, ""), settings.getProperty(DOMAIN, ""));
        } catch (Origins.UnfitException e) {
            log.warn("No passkeys: {} ({})", e.getMessage(), ORIGINS);
            return Optional.empty();
        }
    }

    private WebAuthnRelyingPartyOperations operations(Origins origins) {
        PublicKeyCredentialRpEntity party = PublicKeyCredentialRpEntity.builder()
                .id(origins.id())
                .name(languages.say(Languages.CHINESE, "product.name"))
                .build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(holders, passkeys, party, origins.all());
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }
}
