package fr.territoiresindustrie.kit.transition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be done now.
 *
 * @param state present state
 * @param version version to give in {@code If-Match}
 */
@Schema(name = "Transitions")
public record TransitionsView(
        @Schema(required = true) String state,
        @Schema(required = true) long version,
        @Schema(required = true) List<CommandView> commands) {

    /** A command: allowed now for this caller, or what is unmet. */
    @Schema(name = "TransitionCommand")
    public record CommandView(
            @Schema(required = true) String command,
            @Schema(required = true) boolean allowed,
            @Schema(required = true) List<UnmetView> unmet) {}

    /** A guard that does not hold: stable code, sentence, JSON pointer to what must change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "UnmetGuard")
    public record UnmetView(
            @Schema(required = true) String code,
            @Schema(required = true) String message,
            @Nullable String field) {}

    /** Writes the options of a workflow in the caller's language. */
    public static <S extends Enum<S>, C extends Enum<C>> TransitionsView of(
            S state, long version, List<Workflow.Option<C>> options, Locale locale) {
        return new TransitionsView(
                state.name(),
                version,
                options.stream()
                        .map(o -> new CommandView(
                                o.command().name(),
                                o.allowed(),
                                o.unmet().stream()
                                        .map(u -> new UnmetView(
                                                u.code(), u.message().in(locale), u.field()))
                                        .toList()))
                        .toList());
    }
}
