package fr.territoiresindustrie.territory.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContractWorkflowTest {

    /** The table, written down apart from the code. */
    private static final Set<String> EXPECTED = Set.copyOf(List.of(
            "DRAFT SIGN SIGNED [region-or-delegation]",
            "SIGNED AMEND AMENDED [region-or-delegation]",
            "AMENDED AMEND AMENDED [region-or-delegation]",
            "SIGNED END ENDED [region-or-delegation]",
            "AMENDED END ENDED [region-or-delegation]"));

    @Test
    void movesAsWrittenDown() {
        assertThat(ContractWorkflow.TABLE.moves().stream()
                        .map(move -> "%s %s %s %s"
                                .formatted(
                                        move.from(),
                                        move.command(),
                                        move.targets().getFirst(),
                                        move.parties()))
                        .collect(Collectors.toSet()))
                .isEqualTo(EXPECTED);
    }
}
