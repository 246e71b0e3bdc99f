package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Set;

/** The moves of a client. */
final class ClientWorkflow {

    static final Set<String> ADMINISTRATION = Set.of("ADMINISTRATION");

    static final Workflow<Client, ClientState, ClientCommand> TABLE = Workflow.of(ClientCommand.class, Client::state)
            .move(ClientState.ACTIVE, ClientCommand.SUSPEND, ClientState.SUSPENDED, ADMINISTRATION, List.of())
            .move(ClientState.SUSPENDED, ClientCommand.RESUME, ClientState.ACTIVE, ADMINISTRATION, List.of())
            .build();

    private ClientWorkflow() {}
}
