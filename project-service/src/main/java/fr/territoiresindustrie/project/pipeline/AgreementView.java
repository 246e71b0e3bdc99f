package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a territory that shares the project answered.
 *
 * @param reason why it declined; only for those who read the confidential part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProjectAgreement")
record AgreementView(
        @Schema(required = true) String territory,
        @Schema(required = true) AgreementAnswer answer,
        @Nullable String reason,
        @Schema(required = true) Instant answeredAt) {

    AgreementView withoutReason() {
        return new AgreementView(territory, answer, null, answeredAt);
    }
}
