package fr.territoiresindustrie.gateway.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problem details of RFC 9457, member for member as the services write them. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        @JsonAnyGetter Map<String, Object> extensions) {

    static ProblemView of(Refusal refusal, boolean inEnglish, @Nullable String instance, @Nullable String traceId) {
        return new ProblemView(
                "urn:territoires-industrie:problem:" + refusal.code().name(),
                refusal.code().title(inEnglish),
                refusal.code().status(),
                inEnglish ? refusal.en() : refusal.fr(),
                instance,
                refusal.code().name(),
                traceId,
                refusal.extensions());
    }
}
