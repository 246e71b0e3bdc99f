package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A figure that the project promises.
 *
 * @param value decimal text, three decimals at most
 * @param unit what is counted: jobs, hectares, tCO2e
 */
@Schema(name = "ExpectedResult")
public record ExpectedResult(
        @NotNull Kind kind,

        @NotNull @Pattern(regexp = "^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,3})?$")
        String value,

        @NotNull @PlainText @Size(max = 40) String unit) {

    /** What is promised. */
    @Schema(name = "ExpectedResultKind")
    public enum Kind {
        JOBS_CREATED,
        JOBS_KEPT,
        PEOPLE_TRAINED,
        HECTARES_RECYCLED,
        TCO2E_AVOIDED,
        EQUIPMENT_SHARED,
        OTHER
    }
}
