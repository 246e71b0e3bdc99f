package fr.territoiresindustrie.kit.transition;

import fr.territoiresindustrie.kit.text.Text;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One small named condition of a command. It answers empty where it holds, else what is unmet. */
@FunctionalInterface
public interface Rule<A> {

    Optional<Unmet> unmet(A aggregate);

    /** A rule with one sentence. */
    static <A> Rule<A> of(String code, @Nullable String field, Text message, Predicate<A> holds) {
        Unmet unmet = new Unmet(code, message, field);
        return aggregate -> holds.test(aggregate) ? Optional.empty() : Optional.of(unmet);
    }

    /**
     * What stands in the way of a command.
     *
     * @param code stable code of the rule
     * @param field JSON pointer to what must change, or null
     */
    record Unmet(String code, Text message, @Nullable String field) {}
}
