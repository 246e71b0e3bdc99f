package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.project.sheet.AchievedResult;
import java.util.List;

/**
 * A project as the rules of its moves see it.
 *
 * @param given what the command brings with it, beside the sheet
 */
record ProjectCase(Project project, Facts facts, List<AchievedResult> given) {

    /** A case in which nothing outside the project stands in the way. */
    ProjectCase(Project project, boolean insideTerritory) {
        this(project, new Facts(insideTerritory, List.of(), 0, false), List.of());
    }

    /**
     * What rules need to know beyond the project itself.
     *
     * @param insideTerritory whether at least one of its locations lies in its territory
     * @param missingAgreements territories that were asked to agree and have not
     * @param openConditions how many conditions are still to be lifted
     * @param onLiveAgenda whether it is on the agenda of a session that is convened or open
     */
    record Facts(boolean insideTerritory, List<String> missingAgreements, int openConditions, boolean onLiveAgenda) {}

    /** The results that the project would have after the command. */
    List<AchievedResult> achieved() {
        return given.isEmpty() ? project.sheet().achievedResults() : given;
    }
}
