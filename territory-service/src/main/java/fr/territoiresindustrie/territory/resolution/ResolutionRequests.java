package fr.territoiresindustrie.territory.resolution;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers ask of the resolution. */
final class ResolutionRequests {

    static final int CODES = 1_000;
    static final int LENGTH = 40;
    static final String BY = "CODE|SIREN|SIRET|POSTAL_CODE";

    private ResolutionRequests() {}

    /**
     * Codes to resolve together.
     *
     * @param asOf the day asked about, or all with their dates
     * @param by only this reading of five digits: a postal code, or a code of the geographic code
     */
    @Schema(name = "ResolutionRequest")
    record Resolve(
            @Schema(required = true) @NotNull @Size(min = 1, max = CODES)
            List<@NotNull @Size(min = 1, max = LENGTH) String> codes,

            @Nullable String asOf,

            @Nullable @Pattern(regexp = BY) String by) {}
}
