package fr.territoiresindustrie.kit.identity;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What the platform asks of a token beyond signature, issuer, audience and dates: one of three signature algorithms, named in its header, and
 * that it is an access token (an identity or refresh token of the same issuer is none).
 */
@ApplicationScoped
class TokenRules implements SecurityIdentityAugmentor {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private static final String ACCESS = "Bearer";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        if (token == null || !ALGORITHMS.contains(algorithm(token.getToken()))) {
            return refused("signature algorithm not admitted");
        }
        if (!(identity.getPrincipal() instanceof JsonWebToken claims) || !ACCESS.equals(claims.getClaim("typ"))) {
            return refused("not an access token");
        }
        return Uni.createFrom().item(identity);
    }

    private static Uni<SecurityIdentity> refused(String why) {
        return Uni.createFrom().failure(new AuthenticationFailedException(why));
    }

    private static String algorithm(String token) {
        String header = token.substring(0, Math.max(0, token.indexOf('.')));
        return new JsonObject(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .getString("alg", "");
    }
}
