package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.transition.WorkflowDrawing;
import java.util.List;

/** The table of moves as people read it: in the documents and in the contract. */
final class ProjectDiagram {

    private ProjectDiagram() {}

    static String mermaid() {
        return WorkflowDrawing.mermaid(
                ProjectWorkflow.TABLE,
                List.of("DRAFT : created by its territory", "APPROVED : reconstructed from a published grant"));
    }

    static String list() {
        return WorkflowDrawing.list(ProjectWorkflow.TABLE, command -> {
            if (command.needsReason()) {
                return " ; motif dû";
            }
            return command.isOfCommittee() ? " ; motif dû hors séance" : "";
        });
    }
}
