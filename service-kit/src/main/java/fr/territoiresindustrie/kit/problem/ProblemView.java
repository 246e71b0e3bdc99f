package fr.territoiresindustrie.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Problem details of RFC 9457, as every refusal of the platform is written.
 *
 * @param type address of the code's explanation
 * @param instance path of the request that was refused
 * @param code stable code of the refusal
 * @param traceId W3C trace id, to be quoted to the operator of the platform
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "Refus au format RFC 9457 (application/problem+json).")
public record ProblemView(
        @Schema(required = true, examples = "urn:territoires-industrie:problem:NOT_FOUND")
        String type,

        @Schema(required = true) String title,
        @Schema(required = true) int status,
        @Nullable String detail,
        @Nullable String instance,
        @Schema(required = true) String code,
        @Nullable String traceId,
        List<ItemView> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    /** Media type of the answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One refused place: a JSON pointer into the body, or the name of a parameter. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "ProblemItem")
    public record ItemView(
            @Nullable String pointer,
            @Nullable String parameter,
            @Schema(required = true) String code,
            @Schema(required = true) String message) {}

    static ProblemView of(Problem problem, Locale locale, @Nullable String instance, @Nullable String traceId) {
        return new ProblemView(
                "urn:territoires-industrie:problem:" + problem.code().code(),
                problem.code().title().in(locale),
                problem.code().status(),
                problem.detail().in(locale),
                instance,
                problem.code().code(),
                traceId,
                problem.items().stream()
                        .map(i -> new ItemView(
                                i.pointer(),
                                i.parameter(),
                                i.code(),
                                i.message().in(locale)))
                        .toList(),
                problem.extensions());
    }
}
