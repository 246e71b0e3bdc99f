package fr.territoiresindustrie.kit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * Who may call an operation, as the code says it. Quarkus writes the roles of {@code RolesAllowed} as scopes of a scheme that the document
 * does not define; they become the member {@code x-roles} and a sentence, and the requirement names the scheme that there is.
 */
final class OperationRoles {

    /** Under this name Quarkus adds the roles of an operation. */
    private static final String FROM_CODE = "SecurityScheme";

    private static final String MEMBER = "x-roles";

    private OperationRoles() {}

    static void declare(Operation operation, String scheme) {
        @Nullable List<String> roles = roles(operation);
        List<SecurityRequirement> needs = new ArrayList<>();
        needs.add(OASFactory.createSecurityRequirement().addScheme(scheme, List.of()));
        if (roles == null) {
            needs.add(OASFactory.createSecurityRequirement());
        }
        operation.setSecurity(needs);
        operation.addExtension(MEMBER, roles == null ? List.of("public") : roles.isEmpty() ? List.of("any") : roles);
        String text = Objects.requireNonNullElse(operation.getDescription(), "").strip();
        operation.setDescription((text + "\n\n" + sentence(roles)).strip());
    }

    /** Null when the operation is open to all, empty when any token will do. */
    private static @Nullable List<String> roles(Operation operation) {
        if (operation.getSecurity() == null) {
            return null;
        }
        return operation.getSecurity().stream()
                .map(SecurityRequirement::getSchemes)
                .map(Map::entrySet)
                .flatMap(Set::stream)
                .filter(need -> need.getKey().equals(FROM_CODE))
                .map(need -> List.copyOf(need.getValue()))
                .findFirst()
                .orElse(null);
    }

    private static String sentence(@Nullable List<String> roles) {
        if (roles == null) {
            return "Accès : public ; un jeton peut montrer davantage.";
        }
        return roles.isEmpty() ? "Accès : tout jeton valable." : "Accès : " + String.join(", ", roles) + ".";
    }
}
