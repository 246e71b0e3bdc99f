package fr.territoiresindustrie.project.sheet;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Another territory that the project is shared with: it reads the sheet from the first draft, the territory of the project leads.
 *
 * @param agreementAsked whether the sheet may be submitted only once that territory has agreed
 */
@Schema(name = "ProjectShare")
public record Share(
        @NotNull @Pattern(regexp = "^TI[0-9]-[0-9]{4,6}$") String territory,

        @NotNull Boolean agreementAsked) {

    public Share(String territory, @Nullable Boolean agreementAsked) {
        this.territory = territory;
        this.agreementAsked = agreementAsked != null && agreementAsked;
    }
}
