package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule;
import fr.territoiresindustrie.kit.transition.Workflow;
import java.util.List;
import java.util.Set;

/** The moves of a contract. */
final class ContractWorkflow {

    /** The territory's team, which writes the draft. */
    static final String TEAM = "territory";

    /** The lead region or the delegation, which record what was signed. */
    static final String SIGNATORY = "region-or-delegation";

    private static final Rule<Contract> TWO_PARTIES = Rule.of(
            "CONTRACT_WITHOUT_PARTIES",
            "/parties",
            new Text("Un contrat a au moins deux parties.", "A contract has at least two parties."),
            contract -> contract.content().parties().size() >= 2);

    private static final Rule<Contract> EACH_COMMITS = Rule.of(
            "PARTY_WITHOUT_COMMITMENT",
            "/parties",
            new Text("Chaque partie a au moins un engagement.", "Each party has at least one commitment."),
            contract -> contract.content().parties().stream()
                    .noneMatch(party -> party.commitments().isEmpty()));

    private static final Set<String> BY_SIGNATORY = Set.of(SIGNATORY);

    static final Workflow<Contract, ContractStatus, ContractCommand> TABLE = Workflow.of(
                    ContractCommand.class, Contract::state)
            .move(
                    ContractStatus.DRAFT,
                    ContractCommand.SIGN,
                    ContractStatus.SIGNED,
                    BY_SIGNATORY,
                    List.of(TWO_PARTIES, EACH_COMMITS))
            .move(ContractStatus.SIGNED, ContractCommand.AMEND, ContractStatus.AMENDED, BY_SIGNATORY, List.of())
            .move(ContractStatus.AMENDED, ContractCommand.AMEND, ContractStatus.AMENDED, BY_SIGNATORY, List.of())
            .move(ContractStatus.SIGNED, ContractCommand.END, ContractStatus.ENDED, BY_SIGNATORY, List.of())
            .move(ContractStatus.AMENDED, ContractCommand.END, ContractStatus.ENDED, BY_SIGNATORY, List.of())
            .build();

    private ContractWorkflow() {}
}
