package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.transition.Workflow.Move;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of moves, walked pair by pair against what the domain says. */
class ApplicationWorkflowTest {

    /** From, then command:to. */
    private static final Map<ApplicationStatus, String> EXPECTED = Map.ofEntries(
            Map.entry(ApplicationStatus.DRAFT, "SUBMIT:SUBMITTED WITHDRAW:WITHDRAWN"),
            Map.entry(
                    ApplicationStatus.SUBMITTED,
                    "ASK_FOR_CORRECTIONS:INCOMPLETE DECLARE_COMPLETE:COMPLETE WITHDRAW:WITHDRAWN"),
            Map.entry(ApplicationStatus.INCOMPLETE, "SUBMIT:SUBMITTED WITHDRAW:WITHDRAWN"),
            Map.entry(
                    ApplicationStatus.COMPLETE,
                    "DECLARE_ELIGIBLE:ELIGIBLE DECLARE_INELIGIBLE:INELIGIBLE WITHDRAW:WITHDRAWN"),
            Map.entry(ApplicationStatus.ELIGIBLE, "APPRAISE:UNDER_APPRAISAL WITHDRAW:WITHDRAWN"),
            Map.entry(ApplicationStatus.INELIGIBLE, ""),
            Map.entry(ApplicationStatus.UNDER_APPRAISAL, "PRESELECT:PRESELECTED WITHDRAW:WITHDRAWN"),
            Map.entry(ApplicationStatus.PRESELECTED, "SELECT:SELECTED REJECT:REJECTED WITHDRAW:WITHDRAWN"),
            Map.entry(ApplicationStatus.SELECTED, "AGREE:AGREED WITHDRAW:WITHDRAWN"),
            Map.entry(ApplicationStatus.REJECTED, ""),
            Map.entry(ApplicationStatus.WITHDRAWN, ""),
            Map.entry(ApplicationStatus.AGREED, "START_PAYMENT:IN_PAYMENT DECOMMIT:DECOMMITTED"),
            Map.entry(ApplicationStatus.IN_PAYMENT, "SETTLE:SETTLED DECOMMIT:DECOMMITTED"),
            Map.entry(ApplicationStatus.SETTLED, ""),
            Map.entry(ApplicationStatus.DECOMMITTED, ""));

    @ParameterizedTest
    @EnumSource(ApplicationStatus.class)
    void leadsWhereTheDomainSays(ApplicationStatus from) {
        String moves = ApplicationWorkflow.TABLE.moves().stream()
                .filter(m -> m.from() == from)
                .sorted(java.util.Comparator.comparing(Move::command))
                .map(m -> m.command() + ":" + m.to().apply(null))
                .collect(Collectors.joining(" "));
        assertThat(moves).isEqualTo(EXPECTED.get(from));
    }

    @Test
    void onlyTheTerritoryAsksAndOnlyTheFunderDecides() {
        Set<ApplicationCommand> asked = Set.of(ApplicationCommand.SUBMIT, ApplicationCommand.WITHDRAW);
        ApplicationWorkflow.TABLE.moves().stream()
                .filter(m -> m.command() != ApplicationCommand.START_PAYMENT) // what a confirmed payment does
                .forEach(m -> assertThat(m.parties())
                        .isEqualTo(Set.of(
                                asked.contains(m.command())
                                        ? ApplicationWorkflow.APPLICANT
                                        : ApplicationWorkflow.FUNDER)));
    }

    @Test
    void everyStateCanBeReached() {
        Set<ApplicationStatus> reached = ApplicationWorkflow.TABLE.moves().stream()
                .map(m -> m.to().apply(null))
                .collect(Collectors.toSet());
        assertThat(Arrays.asList(ApplicationStatus.values()))
                .allMatch(s -> s == ApplicationStatus.DRAFT || reached.contains(s));
    }
}
