package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.sheet.Theme;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list of projects is narrowed to; null does not narrow. */
record ProjectFilter(
        @Nullable String territory,
        @Nullable String region,
        @Nullable ProjectState state,
        @Nullable Theme theme,
        @Nullable String text) {

    /** Reads a query parameter that names a constant. */
    static <E extends Enum<E>> @Nullable E constant(Class<E> type, String parameter, @Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(type, parameter));
    }

    private static Problem unknown(Class<? extends Enum<?>> type, String parameter) {
        String values = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return RequestProblem.INVALID_FIELDS
                .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                .parameter(
                        parameter,
                        "INVALID_FORMAT",
                        new Text("Valeurs admises : " + values + ".", "Admitted values: " + values + "."));
    }
}
