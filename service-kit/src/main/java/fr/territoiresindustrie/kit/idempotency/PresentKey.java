package fr.territoiresindustrie.kit.idempotency;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key of the present request, for an operation that looks after it itself because it commits together with others. */
@RequestScoped
public class PresentKey {

    private @Nullable IdempotencyKey key;

    void set(IdempotencyKey present) {
        key = present;
    }

    public IdempotencyKey get() {
        return Objects.requireNonNull(key, "the operation is @Idempotent(required = true)");
    }
}
