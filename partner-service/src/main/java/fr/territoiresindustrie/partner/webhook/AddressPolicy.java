package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses are called. Two questions: is this text an address that we call at all, asked when it is written down and again before
 * each call; and do all addresses of its host lie in the open Internet, asked before each call. The connection is then made to the very
 * address that was checked, so that a name that answers otherwise the next time gains nothing.
 */
@ApplicationScoped
class AddressPolicy {

    private static final Pattern HOST =
            Pattern.compile("^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTPS = 443;

    private final NameResolution names;
    private final Set<Integer> ports;
    private final boolean laptop;

    @Inject
    AddressPolicy(
            NameResolution names, WebhookConfig config, @ConfigProperty(name = "tdi.environment") String environment) {
        this(names, config.ports(), environment.equals("local") || environment.equals("test"));
    }

    AddressPolicy(NameResolution names, Set<Integer> ports, boolean laptop) {
        this.names = names;
        this.ports = Set.copyOf(ports);
        this.laptop = laptop;
    }

    /** Where to connect, and what to say there. */
    record Target(InetAddress address, int port, String host, boolean secure, String pathAndQuery) {}

    /** The address is not one that is called. */
    static final class RefusedAddress extends RuntimeException {

        @SuppressWarnings("serial")
        private final Text why;

        RefusedAddress(String fr, String en) {
            super(en);
            this.why = new Text(fr, en);
        }

        Text why() {
            return why;
        }
    }

    /** Checks the text. */
    void check(String address) {
        parse(address);
    }

    /**
     * Checks the text, then every address that its host has now.
     *
     * @throws UnknownHostException when it has none
     */
    Target resolve(String address) throws UnknownHostException {
        URI uri = parse(address);
        boolean secure = uri.getScheme().equals("https");
        String host = uri.getHost();
        InetAddress[] found = isLoopback(host) ? loopback(host) : names.resolve(host);
        if (!isLoopback(host)) {
            for (InetAddress one : found) {
                if (!OpenInternet.contains(one)) {
                    throw new RefusedAddress(
                            "Le nom mène à une adresse réservée ou privée.",
                            "The name leads to a reserved or private address.");
                }
            }
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        int standard = secure ? HTTPS : 80;
        return new Target(found[0], uri.getPort() < 0 ? standard : uri.getPort(), host, secure, path + query);
    }

    private URI parse(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException unreadable) {
            throw new RefusedAddress("Ce n'est pas une adresse.", "This is no address.");
        }
        String host = uri.getHost();
        if (uri.getScheme() == null || host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new RefusedAddress(
                    "Une adresse complète est attendue, sans identifiants ni fragment.",
                    "A complete address is expected, without credentials or fragment.");
        }
        if (!address.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new RefusedAddress("L'adresse doit être en ASCII.", "The address must be ASCII.");
        }
        if (isLoopback(host)) {
            if (!uri.getScheme().equals("http") && !uri.getScheme().equals("https")) {
                throw new RefusedAddress("http ou https est attendu.", "http or https is expected.");
            }
            return uri;
        }
        if (!uri.getScheme().equals("https")) {
            throw new RefusedAddress("https est attendu.", "https is expected.");
        }
        if (!HOST.matcher(host).matches() || host.length() > 253) {
            throw new RefusedAddress(
                    "Un nom de domaine complet est attendu, en minuscules, pas une adresse IP.",
                    "A full domain name is expected, in lower case, not an IP address.");
        }
        String last = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (List.of("localhost", "local", "internal", "home", "lan", "test", "invalid", "onion", "localdomain")
                .contains(last)) {
            throw new RefusedAddress("Ce nom n'est pas public.", "This name is not public.");
        }
        if (uri.getPort() >= 0 && !ports.contains(uri.getPort())) {
            throw new RefusedAddress("Ce port n'est pas admis.", "This port is not admitted.");
        }
        return uri;
    }

    /** Only where the platform itself is on a laptop, to try things. */
    private boolean isLoopback(String host) {
        return laptop && LOOPBACK.contains(host);
    }

    private static InetAddress[] loopback(String host) throws UnknownHostException {
        byte[] four = {127, 0, 0, 1};
        byte[] six = new byte[16];
        six[15] = 1;
        return new InetAddress[] {InetAddress.getByAddress(host.equals("[::1]") ? six : four)};
    }
}
