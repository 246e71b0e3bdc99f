package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.project.pipeline.ProjectCommand;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a committee may decide of a project on its agenda. */
@Schema(name = "DecisionKind")
enum DecisionKind {
    APPROVE(ProjectCommand.APPROVE, "Avis favorable"),
    APPROVE_WITH_CONDITIONS(ProjectCommand.APPROVE_WITH_CONDITIONS, "Avis favorable avec réserves"),
    ADJOURN(ProjectCommand.ADJOURN, "Ajournement"),
    REJECT(ProjectCommand.REJECT, "Rejet");

    private final ProjectCommand command;
    private final String label;

    DecisionKind(ProjectCommand command, String label) {
        this.command = command;
        this.label = label;
    }

    ProjectCommand command() {
        return command;
    }

    /** As minutes write it. */
    String label() {
        return label;
    }
}
