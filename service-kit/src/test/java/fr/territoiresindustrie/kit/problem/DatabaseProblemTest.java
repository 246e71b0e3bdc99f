package fr.territoiresindustrie.kit.problem;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A database that goes away in the midst of a commit is away, too: 503, to be tried again with the same key. */
class DatabaseProblemTest {

    @Test
    void aSessionThatEndsAtTheCommitIsTheDatabaseAway() {
        assertThat(DatabaseProblem.isAway(new IllegalStateException(commitThatFailedFor("57P01"))))
                .isTrue();
        assertThat(DatabaseProblem.isAway(commitThatFailedFor("08006"))).isTrue();
    }

    @Test
    void aConstraintThatIsCheckedAtTheCommitIsAConflict() {
        assertThat(DatabaseProblem.of(commitThatFailedFor("23505")))
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo(RequestProblem.CONFLICT));
    }

    @Test
    void aRollbackWithoutAReasonStaysAFailureOfTheProgram() {
        assertThat(DatabaseProblem.of(new RollbackException("Could not commit transaction.")))
                .isEmpty();
        assertThat(DatabaseProblem.of(commitThatFailedFor("XX000"))).isEmpty();
    }

    /** As Narayana and Agroal tell it. */
    private static RollbackException commitThatFailedFor(String state) {
        XAException reason = new XAException(XAException.XAER_RMERR);
        reason.initCause(new SQLException("terminating connection", state));
        RollbackException rolledBack = new RollbackException("Could not commit transaction.");
        rolledBack.addSuppressed(reason);
        return rolledBack;
    }
}
