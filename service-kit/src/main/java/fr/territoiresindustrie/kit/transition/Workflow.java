package fr.territoiresindustrie.kit.transition;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.transition.Rule.Unmet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The moves of an aggregate as one table: from, command, to, who, and the rules to meet. The same table answers which commands are
 * allowed now and why the others are not, checks a dry run, and decides a real move: there is no other way to a new state.
 *
 * @param <A> the aggregate, as its rules see it
 * @param <S> its states
 * @param <C> its commands
 */
public final class Workflow<A, S extends Enum<S>, C extends Enum<C>> {

    /**
     * One row of the table. {@code to} may depend on the aggregate: where it was before, for example.
     *
     * @param targets every state that {@code to} may answer, in the order of the states; empty where the table does not say
     */
    public record Move<A, S, C>(
            S from, C command, Function<A, S> to, Set<String> parties, List<Rule<A>> rules, List<S> targets) {}

    /** A command, whether it may run now, and what is unmet. */
    public record Option<C>(C command, boolean allowed, List<Unmet> unmet) {

        /** The same for somebody who may not read what the rules are about: only whether role and state admit the command. */
        public Option<C> withoutRules() {
            return new Option<>(
                    command,
                    allowed,
                    unmet.stream()
                            .filter(u ->
                                    u.code().equals(NOT_YOUR_ROLE) || u.code().equals(WRONG_STATE))
                            .toList());
        }
    }

    private static final String NOT_YOUR_ROLE = "NOT_YOUR_ROLE";
    private static final String WRONG_STATE = "WRONG_STATE";

    private final Class<C> commands;
    private final Function<A, S> state;
    private final List<Move<A, S, C>> moves;

    private Workflow(Class<C> commands, Function<A, S> state, List<Move<A, S, C>> moves) {
        this.commands = commands;
        this.state = state;
        this.moves = List.copyOf(moves);
    }

    public List<Move<A, S, C>> moves() {
        return moves;
    }

    /** Every command, with what stands in its way for somebody who acts as these parties. */
    public List<Option<C>> options(A aggregate, Set<String> parties) {
        return Arrays.stream(commands.getEnumConstants())
                .map(command -> option(aggregate, command, parties))
                .toList();
    }

    private Option<C> option(A aggregate, C command, Set<String> parties) {
        List<Move<A, S, C>> here = from(aggregate, command);
        if (here.isEmpty()) {
            return new Option<>(command, false, List.of(wrongState(aggregate)));
        }
        List<Unmet> unmet = new ArrayList<>();
        Move<A, S, C> move = here.getFirst();
        if (!isParty(move, parties)) {
            unmet.add(new Unmet(
                    NOT_YOUR_ROLE,
                    new Text(
                            "Réservé à : " + String.join(", ", sorted(move.parties())) + ".",
                            "Reserved to: " + String.join(", ", sorted(move.parties())) + "."),
                    null));
        }
        unmet.addAll(unmetRules(move, aggregate));
        return new Option<>(command, unmet.isEmpty(), unmet);
    }

    /**
     * The state that a command leads to now.
     *
     * @throws Problem 403 when none of the parties may run it, 409 when the state or a rule refuses it, with every unmet rule
     */
    public S decide(A aggregate, C command, Set<String> parties) {
        if (moves.stream().noneMatch(m -> m.command().equals(command) && isParty(m, parties))) {
            throw RequestProblem.FORBIDDEN.because(
                    "Cette commande n'est pas de votre rôle.", "This command is not for your role.");
        }
        List<Move<A, S, C>> here = from(aggregate, command);
        if (here.isEmpty()) {
            Unmet wrong = wrongState(aggregate);
            throw WorkflowProblem.TRANSITION_NOT_AVAILABLE.because(
                    wrong.message().fr(), wrong.message().en());
        }
        Move<A, S, C> move = here.getFirst();
        if (!isParty(move, parties)) {
            throw RequestProblem.FORBIDDEN.because(
                    "Cette commande n'est pas de votre rôle dans cet état.",
                    "This command is not for your role in this state.");
        }
        List<Unmet> unmet = unmetRules(move, aggregate);
        if (!unmet.isEmpty()) {
            Problem problem = WorkflowProblem.RULES_UNMET.because(
                    "Des règles ne sont pas remplies : voir errors.", "Some rules are not met: see errors.");
            unmet.forEach(u -> problem.at(u.field() == null ? "" : u.field(), u.code(), u.message()));
            throw problem;
        }
        return move.to().apply(aggregate);
    }

    private List<Move<A, S, C>> from(A aggregate, C command) {
        return moves.stream()
                .filter(m ->
                        m.from().equals(state.apply(aggregate)) && m.command().equals(command))
                .toList();
    }

    private List<Unmet> unmetRules(Move<A, S, C> move, A aggregate) {
        return move.rules().stream()
                .flatMap(rule -> rule.unmet(aggregate).stream())
                .toList();
    }

    private Unmet wrongState(A aggregate) {
        String name = state.apply(aggregate).name();
        return new Unmet(
                WRONG_STATE,
                new Text("Impossible dans l'état " + name + ".", "Not possible in state " + name + "."),
                null);
    }

    private static <A, S, C> boolean isParty(Move<A, S, C> move, Set<String> parties) {
        return move.parties().stream().anyMatch(parties::contains);
    }

    private static List<String> sorted(Set<String> parties) {
        return parties.stream().sorted().toList();
    }

    /** Starts a table; {@code state} reads the aggregate's present state. */
    public static <A, S extends Enum<S>, C extends Enum<C>> Builder<A, S, C> of(
            Class<C> commands, Function<A, S> state) {
        return new Builder<>(commands, state);
    }

    /** Collects the rows. */
    public static final class Builder<A, S extends Enum<S>, C extends Enum<C>> {

        private final Class<C> commands;
        private final Function<A, S> state;
        private final List<Move<A, S, C>> moves = new ArrayList<>();

        private Builder(Class<C> commands, Function<A, S> state) {
            this.commands = commands;
            this.state = state;
        }

        public Builder<A, S, C> move(S from, C command, S to, Set<String> parties, List<Rule<A>> rules) {
            return move(from, command, aggregate -> to, List.of(to), parties, rules);
        }

        public Builder<A, S, C> move(S from, C command, Function<A, S> to, Set<String> parties, List<Rule<A>> rules) {
            return move(from, command, to, List.of(), parties, rules);
        }

        /** A move that depends on the aggregate, with the states that it may lead to, for descriptions and diagrams. */
        public Builder<A, S, C> move(
                S from, C command, Function<A, S> to, List<S> targets, Set<String> parties, List<Rule<A>> rules) {
            if (moves.stream()
                    .anyMatch(m -> m.from().equals(from) && m.command().equals(command))) {
                throw new IllegalArgumentException("two moves from " + from + " on " + command);
            }
            moves.add(new Move<>(from, command, to, Set.copyOf(parties), List.copyOf(rules), List.copyOf(targets)));
            return this;
        }

        public Workflow<A, S, C> build() {
            return new Workflow<>(commands, state, moves);
        }
    }
}
