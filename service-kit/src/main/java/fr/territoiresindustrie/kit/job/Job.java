package fr.territoiresindustrie.kit.job;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.text.Text;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Long work asked for.
 *
 * @param kind which {@link JobWork} does it
 * @param caller who asked for it: the work has this caller's rights
 * @param done how much of it is done, of {@code total}
 * @param failure why it failed
 */
public record Job(
        UUID id,
        String kind,
        JobState state,
        Caller caller,
        int done,
        int total,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Failure failure) {

    /** Whether a caller asked for this job. */
    public boolean isOf(Caller other) {
        return !other.isPublic()
                && caller.client().equals(other.client())
                && caller.subject().equals(other.subject());
    }

    /** Why a job failed: a problem's code, what it is called, and what it says. */
    public record Failure(String code, Text title, Text detail) {}
}
