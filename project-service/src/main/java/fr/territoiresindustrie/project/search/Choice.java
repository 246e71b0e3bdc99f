package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.kit.problem.Constants;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parameters that hold several values: {@code state=SUBMITTED,UNDER_REVIEW}. */
final class Choice {

    private Choice() {}

    /** The values of a parameter, empty when there is none. */
    static List<String> of(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).distinct().toList();
    }

    /**
     * The names of constants that a parameter holds.
     *
     * @throws fr.territoiresindustrie.kit.problem.Problem 422 with the admitted values
     */
    static <E extends Enum<E>> List<String> of(Class<E> type, String parameter, @Nullable String text) {
        return of(text).stream()
                .map(name -> Objects.requireNonNull(Constants.read(type, parameter, name))
                        .name())
                .toList();
    }
}
