package fr.territoiresindustrie.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the caller of the present request from its verified token. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller current() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Caller.PUBLIC;
        }
        String client = Objects.requireNonNullElse(text(token.getClaim("azp")), "");
        @Nullable String userName = text(token.getClaim("preferred_username"));
        return new Caller(
                token.getSubject(),
                client,
                userName == null || userName.startsWith("service-account-") ? client : userName,
                Set.copyOf(identity.getRoles()),
                texts(token.getClaim("regions")),
                texts(token.getClaim("territories")),
                text(token.getClaim("operator")));
    }

    private static Set<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> values
                ? values.stream().map(Callers::text).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static @Nullable String text(@Nullable Object claim) {
        return switch (claim) {
            case null -> null;
            case JsonString json -> json.getString();
            default -> claim.toString();
        };
    }
}
