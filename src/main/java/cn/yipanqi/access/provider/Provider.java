package cn.yipanqi.access.provider;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/** The provider as it describes itself: asked when somebody first wants to sign in by it, so that we start while it is away. */
@Component
@EnableConfigurationProperties(ProviderSettings.class)
class Provider {

    static final String ID = "oidc";
    private static final String END_SESSION = "end_session_endpoint";

    private final ProviderSettings settings;
    private volatile @Nullable ClientRegistration known;

    Provider(ProviderSettings settings) {
        this.settings = settings;
    }

    boolean on() {
        return settings.on();
    }

    String name() {
        return settings.name();
    }

    String issuer() {
        return settings.issuer();
    }

    /** For the protocol: the one there is. No bean, since then the framework would open doors of its own. */
    ClientRegistrationRepository registrations() {
        return id -> id.equals(ID) && on() ? registration() : null;
    }

    private ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .scope("openid")
                    .userNameAttributeName("sub")
                    .redirectUri("{baseUrl}" + ProviderSignIn.BASE + "/{registrationId}" + ProviderSignIn.CALLBACK)
                    .build();
            known = registration;
        }
        return registration;
    }

    /** Where one signs out there, if it says so. */
    Optional<URI> signOut() {
        ClientRegistration registration = known;
        return registration == null
                ? Optional.empty()
                : Optional.ofNullable(registration
                                .getProviderDetails()
                                .getConfigurationMetadata()
                                .get(END_SESSION))
                        .map(address -> URI.create(address.toString()));
    }
}
