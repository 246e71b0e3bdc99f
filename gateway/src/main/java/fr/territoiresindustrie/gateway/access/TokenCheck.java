package fr.territoiresindustrie.gateway.access;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens: one of three signature algorithms, the realm's key, issuer, audience, dates, and that it is an access token, not an
 * identity, refresh or offline one. Keys, addresses and certificates inside a token are never looked at. The services check again.
 */
@Singleton
public class TokenCheck {

    private static final Set<String> ALGORITHMS = Set.of(
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    private static final AlgorithmConstraints ADMITTED =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new));
    private static final Future<Checked> INVALID = Future.succeededFuture(Checked.INVALID);
    private static final String MACHINE = "service-account-";

    private final AccessConfig config;
    private final RealmKeys realm;
    private final VerifiedTokens verified;
    private final InstantSource clock;

    TokenCheck(AccessConfig config, RealmKeys realm, VerifiedTokens verified, InstantSource clock) {
        this.config = config;
        this.realm = realm;
        this.verified = verified;
        this.clock = clock;
    }

    /** The verdict on a token; at once, unless the key it names has to be fetched. Must be called on an event loop. */
    public Future<Checked> check(String token) {
        TokenDigest digest = TokenDigest.of(token);
        @Nullable Future<Checked> known = verified.find(digest);
        if (known != null) {
            return known;
        }
        if (!CompactToken.is(token)) {
            return INVALID;
        }
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(ADMITTED);
            signature.setCompactSerialization(token);
            String id = signature.getKeyIdHeaderValue();
            if (id == null
                    || !ALGORITHMS.contains(signature.getAlgorithmHeaderValue())
                    || !isAccessTokenType(signature)) {
                return INVALID;
            }
            if (realm.current().hasId(id)) {
                return verify(signature, digest);
            }
            return realm.refresh()
                    .map(fetched -> realm.current().hasId(id) ? verify(signature, digest) : INVALID)
                    .otherwise(Future.succeededFuture(Checked.UNDECIDED))
                    .compose(checked -> checked);
        } catch (JoseException | RuntimeException unreadable) {
            return INVALID;
        }
    }

    /** The header may say nothing about the type, or one of the two names that an access token goes by. */
    private static boolean isAccessTokenType(JsonWebSignature signature) {
        String type = signature.getHeader("typ");
        return type == null || type.equalsIgnoreCase("JWT") || type.equalsIgnoreCase("at+jwt");
    }

    private Future<Checked> verify(JsonWebSignature signature, TokenDigest digest) {
        try {
            Key key = realm.current().find(signature.getKeyIdHeaderValue(), signature.getAlgorithmHeaderValue());
            if (key == null) {
                return INVALID;
            }
            signature.setKey(key);
            if (!signature.verifySignature()) {
                return INVALID;
            }
            JwtClaims claims = JwtClaims.parse(signature.getPayload());
            if (!isForUs(claims) || !isInForce(claims)) {
                return INVALID;
            }
            return verified.remember(digest, claims.getExpirationTime().getValueInMillis(), holder(claims));
        } catch (JoseException | InvalidJwtException | MalformedClaimException | RuntimeException refused) {
            return INVALID;
        }
    }

    /** A machine's account is named after its client; a client of people has no account. */
    private static Holder holder(JwtClaims claims) throws MalformedClaimException {
        String client = Objects.requireNonNullElse(claims.getStringClaimValue("azp"), "");
        String subject = Objects.requireNonNullElse(claims.getSubject(), "");
        @Nullable String name = claims.getStringClaimValue("preferred_username");
        return new Holder(client, subject, (MACHINE + client).equals(name));
    }

    private boolean isForUs(JwtClaims claims) throws MalformedClaimException {
        return config.issuer().equals(claims.getIssuer())
                && claims.hasAudience()
                && claims.getAudience().contains(config.audience())
                && "Bearer".equals(claims.getStringClaimValue("typ"));
    }

    private boolean isInForce(JwtClaims claims) throws MalformedClaimException {
        NumericDate end = claims.getExpirationTime();
        NumericDate begin = claims.getNotBefore();
        long now = clock.millis();
        long leeway = config.leeway().toMillis();
        return end != null
                && now < end.getValueInMillis() + leeway
                && (begin == null || begin.getValueInMillis() <= now + leeway);
    }
}
