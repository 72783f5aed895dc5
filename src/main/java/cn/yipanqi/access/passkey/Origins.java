package cn.yipanqi.access.passkey;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses at which passkeys serve, and the name of the domain they are bound to.
 *
 * @param id the domain's name
 * @param all scheme, host and, where it is not the usual one, port
 */
record Origins(String id, Set<String> all) {

    /** An address at which no browser lets passkeys serve. */
    static final class UnfitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    /**
     * @param typed addresses, a comma between them
     * @param id the domain's name; blank for the host of the first
     * @return none where nothing is typed
     * @throws UnfitException for an address that is neither https nor localhost, that goes by number, or that is not of the domain
     */
    static Optional<Origins> read(String typed, String id) {
        Set<String> all = Arrays.stream(typed.split(","))
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String domain = id.isBlank() ? host(all.iterator().next()) : id.strip().toLowerCase(Locale.ROOT);
        for (String one : all) {
            String host = host(one);
            if (!host.equals(domain) && !host.endsWith("." + domain)) {
                throw new UnfitException(one + " is not of the domain " + domain);
            }
        }
        return Optional.of(new Origins(domain, Set.copyOf(all)));
    }

    private static String host(String origin) {
        URI address;
        try {
            address = URI.create(origin);
        } catch (IllegalArgumentException e) {
            throw new UnfitException(origin + " is no address");
        }
        String host = address.getHost();
        if (host == null || !origin.equals(address.getScheme() + "://" + address.getRawAuthority())) {
            throw new UnfitException(origin + " is no address of the kind https://name.example");
        }
        if (host.startsWith("[") || host.matches("[0-9.]+")) {
            throw new UnfitException(origin + " goes by number; passkeys need a name");
        }
        if (!"https".equals(address.getScheme()) && !host.equals("localhost")) {
            throw new UnfitException(origin + " is not https");
        }
        return host;
    }
}
