package fr.territoiresindustrie.partner.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A machine client as administrators see it.
 *
 * @param id its client_id
 * @param secretAt when its present secret was made; null while it has none that anybody was shown
 * @param pending whether the realm is still to be told of the last change; the gateways know it already
 */
@Schema(name = "Client")
public record ClientView(
        @Schema(required = true) String id,
        @Schema(required = true) String name,
        @Schema(required = true) List<ClientRole> roles,
        @Schema(required = true, nullable = true) @Nullable String operator,
        @Schema(required = true) List<String> regions,
        @Schema(required = true) List<String> territories,
        @Schema(required = true) ClientAuthentication authentication,

        @Schema(
                required = true,
                nullable = true,
                implementation = Object.class,
                type = SchemaType.OBJECT,
                description = "JWKS")
        @Nullable
        JsonNode keys,

        @Schema(required = true) ClientState state,
        @Schema(required = true, nullable = true) @Nullable Instant expiresAt,
        @Schema(required = true, nullable = true) @Nullable Instant secretAt,
        @Schema(required = true) boolean pending,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) long version) {

    /** A new secret, shown this once. */
    @Schema(name = "ClientSecret")
    public record Secret(
            @Schema(required = true) String clientId,
            @Schema(required = true) String clientSecret,
            @Schema(required = true) Instant secretAt) {}
}
