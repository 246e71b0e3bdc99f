package fr.territoiresindustrie.kittest;

import fr.territoiresindustrie.kittest.forgery.Forgeries;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Access tokens as Keycloak writes them, signed with a key of this test run. Journeys use the real Keycloak instead. */
public final class Tokens {

    public static final String ISSUER = "https://identity.test/realms/territoires-industrie";
    public static final String AUDIENCE = "territoires-industrie-api";

    private static final KeyPair KEYS = keys();
    private static final Duration KEPT = Duration.ofMinutes(4);
    private static final Map<String, Kept> KEPT_TOKENS = new ConcurrentHashMap<>();

    private Tokens() {}

    private record Kept(String token, Instant until) {}

    /** The team of one territory. */
    public static String territory(String code) {
        return kept(
                "territory-" + code,
                () -> claims("territory-" + code.toLowerCase(Locale.ROOT), "territory")
                        .claim("territories", List.of(code)));
    }

    /** A region's secretariat. */
    public static String region(String code) {
        return kept("region-" + code, () -> claims("region-" + code, "region").claim("regions", List.of(code)));
    }

    public static String operator(String code) {
        return kept("operator-" + code, () -> claims(code, "operator").claim("operator", code));
    }

    public static String delegation() {
        return kept("delegation", () -> claims("delegation", "delegation"));
    }

    public static String observer() {
        return kept("observer", () -> claims("observer", "observer"));
    }

    public static String platformAdmin() {
        return kept("platform-admin", () -> claims("platform-admin", "platform-admin"));
    }

    /** Signed once and then again when it gets old: signing takes longer than most requests. */
    private static String kept(String whose, Supplier<JwtClaimsBuilder> claims) {
        return KEPT_TOKENS
                .compute(whose, (name, present) -> {
                    Instant now = Instant.now();
                    return present != null && present.until().isAfter(now)
                            ? present
                            : new Kept(sign(claims.get()), now.plus(KEPT));
                })
                .token();
    }

    /** A valid machine token of this client with this realm role, to be changed and signed by a test of refusals. */
    public static JwtClaimsBuilder claims(String client, String role) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("subject-of-" + client)
                .claim("azp", client)
                .claim("typ", "Bearer")
                .claim("preferred_username", "service-account-" + client)
                .claim("realm_access", Map.of("roles", List.of(role)))
                .issuedAt(Instant.now())
                .expiresIn(Duration.ofMinutes(10));
    }

    public static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("test").sign(KEYS.getPrivate());
    }

    /** Imitations of a region's token, and of the key that this test run signs with. */
    public static Forgeries forgeries() {
        String good = sign(claims("region-84", "region").claim("regions", List.of("84")));
        String payload = new String(Base64.getUrlDecoder().decode(good.split("\\.")[1]), StandardCharsets.UTF_8);
        return new Forgeries(KEYS.getPrivate(), (RSAPublicKey) KEYS.getPublic(), "test", payload);
    }

    /** The public key, Base64 of its X.509 form, for {@code quarkus.oidc.public-key}. */
    public static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
