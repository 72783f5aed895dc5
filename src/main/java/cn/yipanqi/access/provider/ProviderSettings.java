package cn.yipanqi.access.provider;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The other sign-in that is trusted here.
 *
 * @param issuer its address, from which everything else about it is read; where empty, there is none
 * @param clientId what it knows this installation by
 * @param clientSecret shared with it
 * @param name what people call it, on the button
 * @param acr values of the claim {@code acr} that say a second factor was shown there
 * @param amr values of the claim {@code amr} that say so, for instance {@code mfa}
 */
@ConfigurationProperties("yipanqi.oidc")
record ProviderSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name,
        @DefaultValue Set<String> acr,
        @DefaultValue Set<String> amr) {

    boolean on() {
        return !issuer.isBlank() && !clientId.isBlank();
    }

    /** Whether what the provider says of how it knew somebody is as good as a second factor of ours; where nothing is configured, never. */
    boolean isFactor(String shownAcr, Collection<String> shownAmr) {
        return acr.contains(shownAcr) || shownAmr.stream().anyMatch(amr::contains);
    }

    /** Printed nowhere. */
    @Override
    public String toString() {
        return "ProviderSettings[issuer=" + issuer + ", clientId=" + clientId + ", on=" + List.of(on()) + "]";
    }
}
