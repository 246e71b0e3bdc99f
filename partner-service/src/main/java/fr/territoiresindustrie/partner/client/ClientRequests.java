package fr.territoiresindustrie.partner.client;

import com.fasterxml.jackson.databind.JsonNode;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.partner.limit.LimitRequests;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What administrators write about clients. */
final class ClientRequests {

    private static final String ID = "^[a-z][a-z0-9-]{2,59}$";
    private static final String OPERATOR = "^[a-z0-9][a-z0-9-]{0,59}$";
    private static final String REGION = "^\\d{2,3}$";
    private static final String TERRITORY = "^TI\\d-\\d{4,}$";

    private ClientRequests() {}

    /**
     * A new client.
     *
     * @param id its client_id, for good
     * @param limits its own ones, instead of those of all machines
     */
    @Schema(name = "ClientCreation")
    record Creation(
            @NotNull @Pattern(regexp = ID) @Schema(examples = "ademe-si-aides")
            String id,

            @NotNull @Valid Writing client,
            @NotNull ClientAuthentication authentication,
            LimitRequests.@Nullable @Valid Writing limits) {}

    /**
     * What a client is, written as a whole.
     *
     * @param operator of whom it speaks, with the role OPERATOR
     * @param regions for which it speaks, with the role REGION
     * @param territories for which it speaks, with the role TERRITORY
     * @param expiresAt from then on it is refused
     * @param keys its public keys (RFC 7517), one to five, with PRIVATE_KEY_JWT; a key is replaced by registering the next one beside it first
     */
    @Schema(name = "ClientWriting")
    record Writing(
            @NotBlank @PlainText @Size(max = 200) String name,
            @NotEmpty @Size(max = 5) List<@NotNull ClientRole> roles,
            @Nullable @Pattern(regexp = OPERATOR) String operator,
            @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = REGION) String> regions,
            @Nullable @Size(max = 200) List<@NotNull @Pattern(regexp = TERRITORY) String> territories,
            @Nullable Instant expiresAt,

            @Schema(implementation = Object.class, type = SchemaType.OBJECT, description = "JWKS") @Nullable
            JsonNode keys) {}

    /** A change of state. */
    @Schema(name = "ClientTransition")
    record Transition(
            @NotNull ClientCommand command,
            @NotBlank @PlainText @Size(max = 1000) String reason,
            @Nullable Boolean dryRun) {}
}
