package fr.territoiresindustrie.territory.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a change stands: announced until its day, then in force; or cancelled before its day. */
@Schema(name = "PerimeterChangeState")
public enum ChangeStatus {
    ANNOUNCED,
    IN_FORCE,
    CANCELLED
}
