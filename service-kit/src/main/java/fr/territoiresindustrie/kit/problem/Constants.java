package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kit.text.Text;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters that name a constant. JAX-RS answers 404 to one it cannot convert, as if the address were wrong; here it is a 422 that lists the values. */
public final class Constants {

    private Constants() {}

    /**
     * Reads a query parameter; none is null.
     *
     * @throws Problem 422 with the admitted values
     */
    public static <E extends Enum<E>> @Nullable E read(Class<E> type, String parameter, @Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(type, parameter));
    }

    /**
     * Reads an identifier from the query; none is null.
     *
     * @throws Problem 422 when it is no UUID
     */
    public static @Nullable UUID uuid(String parameter, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw RequestProblem.INVALID_FIELDS
                    .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                    .parameter(parameter, "INVALID_FORMAT", new Text("Un UUID est attendu.", "A UUID is expected."));
        }
    }

    private static <E extends Enum<E>> Problem unknown(Class<E> type, String parameter) {
        String values = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return RequestProblem.INVALID_FIELDS
                .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                .parameter(
                        parameter,
                        "INVALID_FORMAT",
                        new Text("Valeurs admises : " + values + ".", "Admitted values: " + values + "."));
    }
}
