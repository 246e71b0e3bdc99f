package fr.territoiresindustrie.kit.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** What the database refuses, read from the SQLSTATE: its absence is a 503, a lost race a 409 or 412. */
public final class DatabaseProblem {

    private DatabaseProblem() {}

    /** The refusal that a failure amounts to; empty where it is a failure of the program. */
    public static Optional<Problem> of(Throwable failure) {
        int depth = 0;
        for (@Nullable Throwable cause = failure; cause != null && depth++ < 20; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional.of(RequestProblem.STALE_VERSION.because(
                        "La ressource a changé entre-temps : relisez-la.",
                        "The resource has changed meanwhile: read it again."));
            }
            if (cause instanceof SQLException sql) {
                Optional<Problem> known = ofState(sql);
                if (known.isPresent()) {
                    return known;
                }
            }
            if (cause instanceof RollbackException rolledBack) {
                return ofCommit(rolledBack);
            }
        }
        return Optional.empty();
    }

    /** The transaction manager tells why a commit failed beside its own exception, not as its cause. */
    private static Optional<Problem> ofCommit(RollbackException rolledBack) {
        return Stream.concat(Stream.ofNullable(rolledBack.getCause()), Stream.of(rolledBack.getSuppressed()))
                .flatMap(reason -> of(reason).stream())
                .findFirst();
    }

    /** Whether trying at once again would fail in the same way: the database is away, overloaded, or makes us wait too long. */
    public static boolean isAway(Throwable failure) {
        return of(failure).filter(problem -> problem.code().status() == 503).isPresent();
    }

    private static Optional<Problem> ofState(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || isPoolExhausted(sql)) {
            return Optional.of(HttpStatusProblem.of(503));
        }
        if (state.startsWith("22")) {
            return Optional.of(RequestProblem.INVALID_FIELDS.because(
                    "Une valeur n'est pas de celles que la base peut tenir (caractère nul, date ou nombre démesuré).",
                    "A value is not one that the database can hold (NUL character, date or number out of range)."));
        }
        return switch (state) {
            case "55P03", "57014", "40001", "40P01" -> Optional.of(HttpStatusProblem.of(503));
            case "23505", "23P01" ->
                Optional.of(RequestProblem.CONFLICT.because(
                        "Une ressource de même clé existe déjà.", "A resource with the same key exists already."));
            default -> Optional.empty();
        };
    }

    /** Agroal has no SQLSTATE for a pool that gave no connection in time. */
    private static boolean isPoolExhausted(SQLException sql) {
        return sql.getSQLState() == null
                && sql.getMessage() != null
                && sql.getMessage().contains("Acquisition timeout");
    }
}
