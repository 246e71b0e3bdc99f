package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The derelict land that the project recycles.
 *
 * @param areaHectares hectares as decimal text, six decimals at most
 * @param intervention kind of works
 * @param site the land as the national inventory of brownfields describes it
 */
@Schema(name = "Brownfield")
public record Brownfield(
        @PlainText @Size(max = 200) @Nullable String nature,

        @Pattern(regexp = "^(0|[1-9][0-9]{0,6})(\\.[0-9]{1,6})?$") @Nullable
        String areaHectares,

        @PlainText @Size(max = 200) @Nullable String intervention,
        @Valid @Nullable BrownfieldSite site) {

    public Brownfield(@Nullable String nature, @Nullable String areaHectares, @Nullable String intervention) {
        this(nature, areaHectares, intervention, null);
    }
}
