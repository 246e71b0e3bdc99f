package fr.territoiresindustrie.kit.idempotency;

/**
 * A request's body whose operation may run in one transaction together with other requests'. Where it does, the interceptor opens no
 * transaction and stores nothing: the operation takes the {@link PresentKey} and hands it to {@link IdempotencyKeys}.
 */
public interface CommitsWithOthers {

    boolean commitsWithOthers();
}
