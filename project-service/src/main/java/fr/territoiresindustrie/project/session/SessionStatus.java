package fr.territoiresindustrie.project.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a session is; {@link SessionWorkflow} says how it gets there. */
@Schema(name = "SessionState")
enum SessionStatus {
    PLANNED,
    CONVENED,
    OPEN,
    CLOSED,
    CANCELLED;

    /** Whether date, place and agenda may still change. */
    boolean isPrepared() {
        return this == PLANNED || this == CONVENED;
    }
}
