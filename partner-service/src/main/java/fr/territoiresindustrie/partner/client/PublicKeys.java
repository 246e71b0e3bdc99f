package fr.territoiresindustrie.partner.client;

import com.fasterxml.jackson.databind.JsonNode;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys that a client registers: public ones only, strong enough, each with an id of its own. */
final class PublicKeys {

    private static final int MOST = 5;
    private static final int RSA_BITS = 2_048;
    private static final int LENGTH = 10_000;
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private PublicKeys() {}

    /** The keys as they are registered; null when there are none and none may be. */
    static @Nullable String read(ClientAuthentication authentication, @Nullable JsonNode keys, String place) {
        if (authentication == ClientAuthentication.SECRET) {
            if (keys != null && !keys.isNull()) {
                throw refused(place, "Ce client a un secret, pas de clés.", "This client has a secret, not keys.");
            }
            return null;
        }
        if (keys == null || !keys.path("keys").isArray() || keys.toString().length() > LENGTH) {
            throw refused(place, "Donnez un JWKS : {\"keys\": […]}.", "Give a JWKS: {\"keys\": […]}.");
        }
        JsonNode all = keys.path("keys");
        if (all.isEmpty() || all.size() > MOST) {
            throw refused(place, "Donnez une à cinq clés.", "Give one to five keys.");
        }
        Set<String> ids = new HashSet<>();
        all.forEach(key -> check(key, ids, place));
        return keys.toString();
    }

    private static void check(JsonNode key, Set<String> ids, String place) {
        String id = key.path("kid").asText("");
        if (id.isBlank() || !ids.add(id)) {
            throw refused(place, "Chaque clé a un kid qui lui est propre.", "Each key has a kid of its own.");
        }
        if (PRIVATE.stream().anyMatch(key::has)) {
            throw refused(
                    place,
                    "Une clé privée a été envoyée : elle est à remplacer, et la publique seule à donner.",
                    "A private key was sent: replace it, and give the public one only.");
        }
        if (!isStrong(key) || !key.path("use").asText("sig").equals("sig")) {
            throw refused(
                    place,
                    "Une clé est RSA de 2048 bits au moins, ou EC P-256, pour signer.",
                    "A key is RSA of 2048 bits at least, or EC P-256, and signs.");
        }
    }

    private static boolean isStrong(JsonNode key) {
        return switch (key.path("kty").asText("")) {
            case "RSA" ->
                !number(key, "e").equals(BigInteger.ZERO) && number(key, "n").bitLength() >= RSA_BITS;
            case "EC" ->
                key.path("crv").asText("").equals("P-256")
                        && number(key, "x").signum() > 0
                        && number(key, "y").signum() > 0;
            default -> false;
        };
    }

    private static BigInteger number(JsonNode key, String member) {
        try {
            return new BigInteger(
                    1, Base64.getUrlDecoder().decode(key.path(member).asText("")));
        } catch (IllegalArgumentException unreadable) {
            return BigInteger.ZERO;
        }
    }

    private static RuntimeException refused(String place, String fr, String en) {
        Text why = new Text(fr, en);
        return RequestProblem.INVALID_FIELDS.because(fr, en).at(place + "/keys", "WRONG_FORMAT", why);
    }
}
