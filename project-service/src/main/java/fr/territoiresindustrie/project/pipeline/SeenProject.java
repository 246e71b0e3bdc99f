package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import java.util.Set;

/** A project, its territory, and the caller who may see it. */
record SeenProject(Project project, Territory territory, Caller caller) {

    boolean isConfidentiallySeen() {
        return new Sight(caller).seesConfidential(project, territory);
    }

    /** As much of the sheet as the caller may read. */
    Sheet sheet() {
        return isConfidentiallySeen() ? project.sheet() : project.sheet().open();
    }

    Set<String> parties() {
        return new Sight(caller).parties(project, territory);
    }
}
