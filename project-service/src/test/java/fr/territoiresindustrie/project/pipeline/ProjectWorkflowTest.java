package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import fr.territoiresindustrie.project.condition.NewCondition;
import fr.territoiresindustrie.project.sheet.AchievedResult;
import fr.territoiresindustrie.project.sheet.ExpectedResult;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static fr.territoiresindustrie.project.pipeline.ProjectCommand.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProjectWorkflowTest {

    /** The domain's moves: from, command, to, by whom. Every pair that is not here is refused. */
    private static final Map<String, String[]> MOVES = """
            DRAFT SUBMIT SUBMITTED territory
            DRAFT ABANDON ABANDONED territory
            SUBMITTED TAKE_UP UNDER_REVIEW region
            SUBMITTED RETURN RETURNED region
            SUBMITTED ABANDON ABANDONED territory,region
            UNDER_REVIEW RETURN RETURNED region
            UNDER_REVIEW ADJOURN ADJOURNED committee,region
            UNDER_REVIEW APPROVE APPROVED committee,region
            UNDER_REVIEW APPROVE_WITH_CONDITIONS APPROVED_WITH_CONDITIONS committee,region
            UNDER_REVIEW REJECT REJECTED committee,region
            UNDER_REVIEW ABANDON ABANDONED territory,region
            RETURNED SUBMIT UNDER_REVIEW territory
            RETURNED ABANDON ABANDONED territory,region
            ADJOURNED RESUME UNDER_REVIEW region
            ADJOURNED ABANDON ABANDONED territory,region
            APPROVED START IN_PROGRESS territory
            APPROVED REVERT UNDER_REVIEW region,delegation
            APPROVED ABANDON ABANDONED territory,region
            APPROVED_WITH_CONDITIONS LIFT_CONDITIONS APPROVED region
            APPROVED_WITH_CONDITIONS REVERT UNDER_REVIEW region,delegation
            APPROVED_WITH_CONDITIONS ABANDON ABANDONED territory,region
            REJECTED REVERT UNDER_REVIEW region,delegation
            IN_PROGRESS COMPLETE COMPLETED territory
            IN_PROGRESS SUSPEND ON_HOLD territory,region
            IN_PROGRESS ABANDON ABANDONED territory,region
            ON_HOLD RESUME IN_PROGRESS territory,region
            ON_HOLD ABANDON ABANDONED territory,region
            """.lines()
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(move -> move[0] + " " + move[1], Function.identity()));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(ProjectState.values())
                .flatMap(state -> Arrays.stream(ProjectCommand.values()).map(command -> Arguments.of(state, command)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void movesAsTheDomainSays(ProjectState state, ProjectCommand command) {
        String[] move = MOVES.get(state + " " + command);
        for (String party : ProjectFixture.EVERYBODY) {
            Project project = ProjectFixture.in(state);
            if (move != null && Set.of(move[3].split(",")).contains(party)) {
                ProjectFixture.run(project, command, Set.of(party), "motif");
                assertThat(project.state()).isEqualTo(ProjectState.valueOf(move[2]));
            } else {
                assertThatThrownBy(() -> ProjectFixture.run(project, command, Set.of(party), "motif"))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                refusal -> assertThat(refusal.code().code())
                                        .isIn("TRANSITION_NOT_AVAILABLE", "FORBIDDEN"));
                assertThat(project.state()).isEqualTo(state);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void offersWhatItWouldDo(ProjectState state, ProjectCommand command) {
        Project project = ProjectFixture.in(state);
        ProjectCase told = new ProjectCase(
                project,
                new ProjectCase.Facts(true, List.of(), 0, false),
                List.of(new AchievedResult(ExpectedResult.Kind.PEOPLE_TRAINED, "31", "personnes par an", null, null)));
        boolean offered = ProjectWorkflow.TABLE.options(told, ProjectFixture.EVERYBODY).stream()
                .filter(option -> option.command() == command)
                .allMatch(option -> option.allowed());
        assertThat(offered).isEqualTo(MOVES.containsKey(state + " " + command));
    }

    @Test
    void knowsNoMoreMovesThanTheDomain() {
        assertThat(ProjectWorkflow.TABLE.moves()).hasSize(MOVES.size());
    }

    @Test
    void goesBackToTheStateItWasReturnedFrom() {
        Project early = ProjectFixture.after(SUBMIT, RETURN, SUBMIT);
        Project late = ProjectFixture.after(SUBMIT, TAKE_UP, RETURN, SUBMIT);
        assertThat(early.state()).isEqualTo(ProjectState.SUBMITTED);
        assertThat(late.state()).isEqualTo(ProjectState.UNDER_REVIEW);
        assertThat(late.returnedFrom()).isNull();
    }

    @Test
    void revertsADecisionAlsoAfterItsConditionsWereLifted() {
        Project project = ProjectFixture.after(SUBMIT, TAKE_UP, APPROVE_WITH_CONDITIONS, LIFT_CONDITIONS, REVERT);
        assertThat(project.state()).isEqualTo(ProjectState.UNDER_REVIEW);
        assertThat(project.decidedFrom()).isNull();
    }

    @Test
    void hasNothingToRevertInAReconstructedProject() {
        Project project = ProjectFixture.reconstructed();
        assertThatThrownBy(() -> ProjectFixture.run(project, REVERT, Set.of(Party.REGION), "motif"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.items().getFirst().code()).isEqualTo("NO_DECISION_TO_REVERT"));
    }

    @Test
    void demandsAReasonForWhatHurts() {
        assertThat(Arrays.stream(ProjectCommand.values()).filter(ProjectCommand::needsReason))
                .containsExactlyInAnyOrder(RETURN, REJECT, ABANDON, REVERT);
        Project project = ProjectFixture.in(ProjectState.UNDER_REVIEW);
        assertThatThrownBy(() -> ProjectFixture.run(project, REJECT, Set.of(Party.REGION), null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("REASON_REQUIRED"));
    }

    @Test
    void demandsAReasonForADecisionOutsideASession() {
        Project outside = ProjectFixture.in(ProjectState.UNDER_REVIEW);
        assertThatThrownBy(() -> ProjectFixture.run(outside, APPROVE, Set.of(Party.REGION), null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("REASON_REQUIRED"));
        Project inside = ProjectFixture.in(ProjectState.UNDER_REVIEW);
        ProjectFixture.run(inside, APPROVE, Set.of(Party.COMMITTEE), null);
        assertThat(inside.state()).isEqualTo(ProjectState.APPROVED);
    }

    @Test
    void leavesADecisionToTheSessionThatHasItOnItsAgenda() {
        Project project = ProjectFixture.in(ProjectState.UNDER_REVIEW);
        assertThat(unmet(project, APPROVE, new ProjectCase.Facts(true, List.of(), 0, true)))
                .containsExactly("ON_AGENDA");
    }

    @Test
    void liftsNoDecisionWithOpenConditions() {
        Project project = ProjectFixture.in(ProjectState.APPROVED_WITH_CONDITIONS);
        assertThat(unmet(project, LIFT_CONDITIONS, new ProjectCase.Facts(true, List.of(), 2, false)))
                .containsExactly("CONDITIONS_OPEN");
    }

    @Test
    void completesNoProjectThatDoesNotTellWhatItAchieved() {
        Project project = ProjectFixture.in(ProjectState.IN_PROGRESS);
        assertThat(unmet(project, COMPLETE, new ProjectCase.Facts(true, List.of(), 0, false)))
                .containsExactly("ACHIEVED_RESULTS_MISSING");
        assertThatThrownBy(() -> project.run(
                        new ProjectRequests.Transition(COMPLETE, null),
                        Set.of(Party.TERRITORY),
                        new ProjectCase.Facts(true, List.of(), 0, false),
                        ProjectFixture.THEN))
                .isInstanceOf(Problem.class);
        assertThat(project.state()).isEqualTo(ProjectState.IN_PROGRESS);
    }

    @Test
    void submitsNoSharedProjectWithoutTheAgreementsItAsksFor() {
        Project project = ProjectFixture.in(ProjectState.DRAFT);
        assertThat(unmet(project, SUBMIT, new ProjectCase.Facts(true, List.of("TI2-0001"), 0, false)))
                .containsExactly("AGREEMENT_MISSING");
    }

    @Test
    void takesConditionsAndResultsOnlyWhereTheyBelong() {
        NewCondition condition = new NewCondition("Signer", LocalDate.of(2027, 1, 1));
        Project project = ProjectFixture.in(ProjectState.UNDER_REVIEW);
        for (ProjectRequests.Transition wrong : List.of(
                new ProjectRequests.Transition(APPROVE, "motif", null, List.of(condition), List.of()),
                new ProjectRequests.Transition(APPROVE_WITH_CONDITIONS, "motif", null, List.of(), List.of()))) {
            assertThatThrownBy(() -> project.run(
                            wrong,
                            Set.of(Party.REGION),
                            new ProjectCase.Facts(true, List.of(), 0, false),
                            ProjectFixture.THEN))
                    .isInstanceOfSatisfying(Problem.class, refusal -> {
                        assertThat(refusal.code().code()).isEqualTo("TRANSITION_INVALID");
                        assertThat(refusal.items().getFirst().pointer()).isEqualTo("/conditions");
                    });
        }
        assertThat(project.state()).isEqualTo(ProjectState.UNDER_REVIEW);
    }

    private static List<String> unmet(Project project, ProjectCommand command, ProjectCase.Facts facts) {
        return ProjectWorkflow.TABLE
                .options(new ProjectCase(project, facts, List.of()), ProjectFixture.EVERYBODY)
                .stream()
                .filter(option -> option.command() == command)
                .flatMap(option -> option.unmet().stream())
                .map(Unmet::code)
                .toList();
    }

    @Test
    void tellsEachCommandByItsOwnEvent() {
        assertThat(Arrays.stream(ProjectCommand.values()).map(ProjectCommand::event))
                .doesNotHaveDuplicates();
    }
}
