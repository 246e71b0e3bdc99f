package fr.territoiresindustrie.kit.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the verified token says.
 *
 * @param subject the token's subject, empty for the public
 * @param client the client application, empty for the public
 * @param name what history shows: the person's user name, or the machine's client id
 * @param regions official codes of the regions that the caller speaks for
 * @param territories codes of the territories that the caller speaks for
 * @param operator code of the operator that the caller speaks for
 */
public record Caller(
        String subject,
        String client,
        String name,
        Set<String> roles,
        Set<String> regions,
        Set<String> territories,
        @Nullable String operator) {

    /** Anyone without a token. */
    public static final Caller PUBLIC = new Caller("", "", "public", Set.of(), Set.of(), Set.of(), null);

    public boolean is(String role) {
        return roles.contains(role);
    }

    public boolean isPublic() {
        return subject.isEmpty();
    }

    /** Whether the caller is this region. */
    public boolean isRegion(String code) {
        return is(Roles.REGION) && regions.contains(code);
    }

    /** Whether the caller is this territory's team. */
    public boolean isTerritory(String code) {
        return is(Roles.TERRITORY) && territories.contains(code);
    }

    /** Whether the caller is this operator. */
    public boolean isOperator(String code) {
        return is(Roles.OPERATOR) && code.equals(operator);
    }

    /** Whether the caller may read everything that is not personal. */
    public boolean readsEverything() {
        return is(Roles.DELEGATION) || is(Roles.OBSERVER);
    }
}
