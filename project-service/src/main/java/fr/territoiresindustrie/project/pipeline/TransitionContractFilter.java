package fr.territoiresindustrie.project.pipeline;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** Writes the table of moves into the description of the operation that runs them: the contract says what the code does. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class TransitionContractFilter implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        if ("runProjectTransition".equals(operation.getOperationId())
                && !operation.getDescription().contains(ProjectDiagram.list())) {
            operation.setDescription(operation.getDescription() + "\n\n" + ProjectDiagram.list());
        }
        return operation;
    }
}
