package fr.territoiresindustrie.kit.transition;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkflowTest {

    private enum State {
        OPEN,
        SHUT
    }

    private enum Command {
        CLOSE,
        REOPEN
    }

    private record Door(State state, boolean locked, boolean blocked) {}

    private static final Workflow<Door, State, Command> DOORS = Workflow.<Door, State, Command>of(
                    Command.class, Door::state)
            .move(
                    State.OPEN,
                    Command.CLOSE,
                    State.SHUT,
                    Set.of("keeper"),
                    List.of(
                            Rule.of("LOCKED", "/locked", new Text("verrouillée", "locked"), d -> !d.locked()),
                            Rule.of("BLOCKED", null, new Text("bloquée", "blocked"), d -> !d.blocked())))
            .move(State.SHUT, Command.REOPEN, State.OPEN, Set.of("keeper", "guest"), List.of())
            .build();

    @Test
    void decidesTheNextState() {
        assertThat(DOORS.decide(new Door(State.OPEN, false, false), Command.CLOSE, Set.of("keeper")))
                .isEqualTo(State.SHUT);
    }

    @Test
    void reportsEveryUnmetRuleAtOnce() {
        assertThatThrownBy(() -> DOORS.decide(new Door(State.OPEN, true, true), Command.CLOSE, Set.of("keeper")))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo(WorkflowProblem.RULES_UNMET);
                    assertThat(p.items()).extracting(Problem.Item::code).containsExactly("LOCKED", "BLOCKED");
                    assertThat(p.items()).extracting(Problem.Item::pointer).containsExactly("/locked", "");
                });
    }

    @Test
    void refusesAnotherRoleBeforeItTellsTheState() {
        assertThatThrownBy(() -> DOORS.decide(new Door(State.SHUT, false, false), Command.CLOSE, Set.of("guest")))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code().status()).isEqualTo(403));
    }

    @Test
    void refusesTheWrongState() {
        assertThatThrownBy(() -> DOORS.decide(new Door(State.SHUT, false, false), Command.CLOSE, Set.of("keeper")))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(WorkflowProblem.TRANSITION_NOT_AVAILABLE));
    }

    @Test
    void listsEveryCommandWithWhatStandsInItsWay() {
        var options = DOORS.options(new Door(State.OPEN, true, false), Set.of("guest"));
        assertThat(options).extracting(Workflow.Option::command).containsExactly(Command.CLOSE, Command.REOPEN);
        assertThat(options).extracting(Workflow.Option::allowed).containsExactly(false, false);
        assertThat(options.getFirst().unmet()).extracting(Rule.Unmet::code).containsExactly("NOT_YOUR_ROLE", "LOCKED");
        assertThat(options.getLast().unmet()).extracting(Rule.Unmet::code).containsExactly("WRONG_STATE");
    }

    @Test
    void refusesTwoMovesFromOneStateOnOneCommand() {
        var table = Workflow.<Door, State, Command>of(Command.class, Door::state)
                .move(State.OPEN, Command.CLOSE, State.SHUT, Set.of("keeper"), List.of());
        assertThatThrownBy(() -> table.move(State.OPEN, Command.CLOSE, State.OPEN, Set.of("guest"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
