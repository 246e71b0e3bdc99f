package fr.territoiresindustrie.gateway.limit;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Where a request comes from. What it says of itself counts only when a proxy of ours says it. */
@Singleton
class CallerAddress {

    private static final int GROUPS_OF_A_SITE = 4;

    private final Set<String> trusted;

    CallerAddress(LimitConfig config) {
        this.trusted = config.trustedProxies().orElse(Set.of());
    }

    String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll("x-forwarded-for"));
    }

    /** The last address in the chain that is not a proxy of ours. */
    String of(String peer, List<String> forwarded) {
        String address = peer;
        List<String> chain = forwarded.stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .toList();
        for (int i = chain.size() - 1; i >= 0 && trusted.contains(address); i--) {
            if (!isAddress(chain.get(i))) {
                break;
            }
            address = chain.get(i);
        }
        return site(address);
    }

    private static boolean isAddress(String text) {
        return text.length() <= 45 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
    }

    /** A household has a whole network of IPv6 addresses: its first half is who it is. */
    private static String site(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int end = 0;
        for (int group = 0; group < GROUPS_OF_A_SITE; group++) {
            int colon = address.indexOf(':', end);
            if (colon < 0 || address.startsWith("::", colon)) {
                return address;
            }
            end = colon + 1;
        }
        return address.substring(0, end) + ":";
    }
}
