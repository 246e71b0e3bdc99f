package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kit.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal on its way to the caller. It carries all that the answer says, and nothing of the program: no class name, no SQL, no token.
 */
public final class Problem extends RuntimeException {

    private final transient ProblemCode code;
    private final transient Text detail;
    private final transient List<Item> items = new ArrayList<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private @Nullable Integer retryAfterSeconds;

    public Problem(ProblemCode code, Text detail) {
        super(code.code() + ": " + detail.en(), null, false, false);
        this.code = code;
        this.detail = detail;
    }

    /** Names the place in the body that is refused, as a JSON pointer ({@code /partners/0/siren}). */
    public Problem at(String pointer, String itemCode, Text message) {
        items.add(new Item(pointer, null, itemCode, message));
        return this;
    }

    /** Names the query or path parameter that is refused. */
    public Problem parameter(String name, String itemCode, Text message) {
        items.add(new Item(null, name, itemCode, message));
        return this;
    }

    /** Adds a member of the answer that a program may act on, for example what is left of an envelope. */
    public Problem with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** Tells the caller when to come back. */
    public Problem retryAfter(int seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    public ProblemCode code() {
        return code;
    }

    public Text detail() {
        return detail;
    }

    /** The single places that are refused. */
    public List<Item> items() {
        return List.copyOf(items);
    }

    Map<String, Object> extensions() {
        return extensions;
    }

    @Nullable
    Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /**
     * One refused place.
     *
     * @param pointer JSON pointer into the body, or null
     * @param parameter name of the query, path or header parameter, or null
     */
    public record Item(@Nullable String pointer, @Nullable String parameter, String code, Text message) {}
}
