package fr.territoiresindustrie.kit.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where long work stands. */
@Schema(name = "JobState")
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
}
