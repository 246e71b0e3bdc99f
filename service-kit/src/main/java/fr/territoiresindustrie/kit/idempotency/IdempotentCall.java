package fr.territoiresindustrie.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKeys.Answered;
import fr.territoiresindustrie.kit.idempotency.IdempotencyKeys.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs an operation once per key: lock, look, run, store, all in one transaction. */
@ApplicationScoped
class IdempotentCall {

    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    IdempotentCall(IdempotencyKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Transactional(rollbackOn = Exception.class)
    @Nullable
    Object once(IdempotencyKey key, InvocationContext invocation) throws Exception {
        Claim claim = keys.claim(List.of(key)).getFirst();
        if (claim.refusal() != null) {
            throw claim.refusal();
        }
        if (claim.first() != null) {
            return claim.first().response();
        }
        RestResponse<?> answer = (RestResponse<?>) invocation.proceed();
        @Nullable String body = answer.getEntity() == null ? null : json.writeValueAsString(answer.getEntity());
        keys.store(List.of(new Answered(key, StoredAnswer.of(answer, body))));
        return answer;
    }
}
