package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.project.importing.GrantExamination.Admitted;
import fr.territoiresindustrie.project.importing.GrantExamination.Refused;
import fr.territoiresindustrie.project.importing.GrantExamination.Verdict;
import fr.territoiresindustrie.project.importing.ImportRequests.Grant;
import fr.territoiresindustrie.project.pipeline.ReconstructionService.Known;
import fr.territoiresindustrie.project.pipeline.ReconstructionService.Reconstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sorts judged grants into new projects, projects known before, and refusals. */
final class GrantSorting {

    private final Map<String, Known> known;
    private final Map<String, Reconstruction> fresh = new LinkedHashMap<>();
    private final List<Grant> accepted = new ArrayList<>();
    private final List<RowResult> results = new ArrayList<>();

    GrantSorting(Map<String, Known> known) {
        this.known = known;
    }

    void take(Grant grant, Verdict verdict) {
        switch (verdict) {
            case Refused refused -> results.add(refused.row());
            case Admitted(Reconstruction project) -> take(grant, project);
        }
    }

    private void take(Grant grant, Reconstruction project) {
        @Nullable Known before = known.get(grant.externalId());
        if (before != null) {
            results.add(again(grant, before, project));
        } else if (fresh.putIfAbsent(grant.externalId(), project) == null) {
            accepted.add(grant);
        } else {
            results.add(RowResult.refused(
                    grant.line(),
                    grant.externalId(),
                    "REPEATED_GRANT",
                    "Cette identité est déjà celle d'une autre ligne de l'envoi.",
                    "Another row of the request has this identity already."));
        }
    }

    /** A row imported before: nothing happens, and one that says something else now is not taken for it. */
    private static RowResult again(Grant grant, Known before, Reconstruction now) {
        return before.sheet().equals(now.sheet())
                ? RowResult.unchanged(
                        grant.line(), grant.externalId(), before.id().toString())
                : RowResult.refused(
                        grant.line(),
                        grant.externalId(),
                        "DIFFERS_FROM_IMPORTED",
                        "Cette subvention a été importée avec d'autres données : le projet garde les premières.",
                        "This grant was imported with other data: the project keeps the first ones.");
    }

    /** What is to be made. */
    List<Reconstruction> fresh() {
        return List.copyOf(fresh.values());
    }

    /** One result per row, once the new projects have their ids. */
    List<RowResult> results(Map<String, UUID> made) {
        accepted.forEach(g ->
                results.add(RowResult.accepted(g.line(), g.externalId(), String.valueOf(made.get(g.externalId())))));
        return List.copyOf(results);
    }

    /** The same, when nothing is to be made: what would be. */
    List<RowResult> checked() {
        accepted.forEach(g -> results.add(RowResult.valid(g.line(), g.externalId(), null)));
        return List.copyOf(results);
    }
}
