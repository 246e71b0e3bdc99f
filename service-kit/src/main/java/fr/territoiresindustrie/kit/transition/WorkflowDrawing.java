package fr.territoiresindustrie.kit.transition;

import fr.territoiresindustrie.kit.transition.Workflow.Move;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A workflow's table for people: a Mermaid state diagram for the documents, lines of text for the contract. One table, so none of them can lie. */
public final class WorkflowDrawing {

    private WorkflowDrawing() {}

    /**
     * The table as a Mermaid state diagram.
     *
     * @param births lines that tell how an aggregate comes to be: {@code DRAFT : created}
     */
    public static <A, S extends Enum<S>, C extends Enum<C>> String mermaid(
            Workflow<A, S, C> table, List<String> births) {
        StringBuilder drawing = new StringBuilder("stateDiagram-v2\n");
        births.forEach(birth -> drawing.append("    [*] --> ").append(birth).append('\n'));
        for (Move<A, S, C> move : table.moves()) {
            for (S to : move.targets()) {
                drawing.append("    %s --> %s : %s (%s)%n"
                        .formatted(move.from(), to, move.command(), who(move))
                        .replace("\r\n", "\n"));
            }
        }
        table.moves().stream()
                .flatMap(move -> move.targets().stream())
                .distinct()
                .filter(state -> table.moves().stream().noneMatch(move -> move.from() == state))
                .sorted()
                .forEach(end -> drawing.append("    ").append(end).append(" --> [*]\n"));
        return drawing.toString();
    }

    /** The table as a list in CommonMark: command, from, to, by whom. */
    public static <A, S extends Enum<S>, C extends Enum<C>> String list(
            Workflow<A, S, C> table, Function<C, String> remark) {
        return table.moves().stream()
                .collect(Collectors.groupingBy(Move::command, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> "- `%s` : %s%s"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .map(move -> "%s → %s (%s)"
                                                .formatted(
                                                        move.from(),
                                                        move.targets().stream()
                                                                .map(Enum::name)
                                                                .collect(Collectors.joining("|")),
                                                        who(move)))
                                        .collect(Collectors.joining(" ; ")),
                                remark.apply(entry.getKey())))
                .collect(Collectors.joining("\n"));
    }

    private static String who(Move<?, ?, ?> move) {
        return move.parties().stream().sorted().collect(Collectors.joining(", "));
    }
}
