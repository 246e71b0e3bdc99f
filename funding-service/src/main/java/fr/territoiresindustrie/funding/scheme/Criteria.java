package fr.territoiresindustrie.funding.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whom a scheme is for, as data. What is absent or empty asks nothing.
 *
 * @param phases phases of the programme
 * @param themes themes of the phases
 * @param regions official codes; a project fits with one of its regions
 * @param territories codes; a project fits with its territory
 * @param leadKinds kinds of lead organisation
 * @param minEligibleBase least eligible base, in euros
 * @param maxEligibleBase largest eligible base, in euros
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SchemeCriteria")
public record Criteria(
        @Nullable @Size(max = 2) List<@NotNull @Min(1) @Max(2) Integer> phases,

        @Nullable @Size(max = 8)
        List<
                        @NotNull
                        @Pattern(
                                regexp =
                                        "^(RECRUIT|ATTRACT|INNOVATE|SIMPLIFY|SKILLS|INNOVATION|LAND|ECOLOGICAL_TRANSITION)$")
                        String>
                themes,

        @Nullable @Size(max = 30) List<@NotNull @Pattern(regexp = "^\\d{2,3}$") String> regions,
        @Nullable @Size(max = 400) List<@NotNull @Pattern(regexp = "^TI\\d-\\d{4,}$") String> territories,
        @Nullable @Size(max = 3) List<@NotNull LeadKind> leadKinds,
        @Nullable Money minEligibleBase,
        @Nullable Money maxEligibleBase) {

    /** Open to every project. */
    public static final Criteria NONE = new Criteria(null, null, null, null, null, null, null);
}
