package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What owners write. */
final class WebhookRequests {

    private static final String TYPE =
            "^(fr\\.territoires-industrie\\.)?[a-z][a-z-]{0,40}\\.(\\*|[a-z][a-z-]{0,60}(\\.v1)?)$";
    private static final String ABOUT =
            "^(territory:TI\\d-\\d{4,}|region:\\d{2,3}|operator:[a-z0-9-]{1,60}|(project|application|envelope):[A-Za-z0-9-]{1,80})$";

    private WebhookRequests() {}

    /**
     * A webhook, written as a whole.
     *
     * @param address https, a public name, port 443 or 8443
     * @param types names like {@code project.approved} or {@code project.*}; none means all
     * @param about what the events must concern, any of these; none means everything
     */
    @Schema(name = "WebhookWriting")
    record Writing(
            @NotBlank @Size(max = 2000) @Schema(examples = "https://exemple.fr/territoires")
            String address,

            @PlainText @Size(max = 200) @Nullable String description,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = TYPE) String> types,
            @Nullable @Size(max = 100) List<@NotNull @Pattern(regexp = ABOUT) String> about) {}

    /** A change of state. */
    @Schema(name = "WebhookTransition")
    record Transition(
            @NotNull WebhookCommand command, @Nullable Boolean dryRun) {}

    /**
     * A new secret.
     *
     * @param overlapHours how long the former one signs too, 24 by default
     */
    @Schema(name = "WebhookSecretRotation")
    record Rotation(@Nullable @Min(0) @Max(168) Integer overlapHours) {}

    /** Everything after a cursor, once more. */
    @Schema(name = "WebhookReplay")
    record Replay(@NotBlank @Size(max = 40) String after) {}
}
