package fr.territoiresindustrie.territory.perimeter;

import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which members of territories a caller wants, and as of which day. */
public final class MemberCriteria {

    @QueryParam("territory")
    @Pattern(regexp = OfficialCode.TERRITORY)
    @Parameter(description = "Code de territoire.")
    @Nullable
    String territory;

    @QueryParam("phase")
    @Pattern(regexp = "[12]")
    @Parameter(description = "Phase des territoires.")
    @Nullable
    String phase;

    @QueryParam("asOf")
    @Parameter(description = "Jour demandé, AAAA-MM-JJ ; sans lui, tous sont montrés avec leurs dates.")
    @Nullable
    String asOf;

    @QueryParam("labels")
    @Pattern(regexp = LabelService.LANGUAGES)
    @Parameter(description = "Ajoute les libellés des codes, en fr ou en.")
    @Nullable
    String labels;

    /** For the framework, which fills the fields from the query. */
    public MemberCriteria() {}

    static MemberCriteria of(String territory, @Nullable String asOf, @Nullable String labels) {
        MemberCriteria criteria = new MemberCriteria();
        criteria.territory = territory;
        criteria.asOf = asOf;
        criteria.labels = labels;
        return criteria;
    }
}
