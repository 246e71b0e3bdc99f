package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.importing.RowResult.RowError;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.sheet.ExternalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which project or row has an identity of another platform: one of a territory has it, the first row that names it. */
final class IdentityClaims {

    private final Map<ExternalId, String> claimed = new HashMap<>();

    /** {@code owners}: the projects that have identities already. */
    IdentityClaims(Map<ExternalId, UUID> owners) {
        owners.forEach((identity, project) -> claimed.put(identity, project.toString()));
    }

    /**
     * Claims a row's identities; answers those that another one has.
     *
     * @param project the project that the row rewrites
     */
    List<RowError> claim(SheetPiece piece, List<ExternalId> identities, @Nullable UUID project) {
        String claimant = project == null ? "row " + piece.externalId() : project.toString();
        List<RowError> errors = new ArrayList<>();
        for (int i = 0; i < identities.size(); i++) {
            @Nullable String owner = claimed.putIfAbsent(identities.get(i), claimant);
            if (owner != null && !owner.equals(claimant)) {
                errors.add(new RowError(
                        "/sheet/externalIds/" + i,
                        "EXTERNAL_ID_TAKEN",
                        new Text(
                                "Un autre projet du territoire, ou une ligne précédente, a cet identifiant.",
                                "Another project of the territory, or an earlier row, has this identifier.")));
            }
        }
        return errors;
    }
}
