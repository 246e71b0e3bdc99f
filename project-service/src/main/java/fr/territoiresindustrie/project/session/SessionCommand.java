package fr.territoiresindustrie.project.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be done to a session that exists. */
@Schema(name = "SessionCommand")
enum SessionCommand {
    CONVENE,
    OPEN,
    CLOSE,
    CANCEL
}
