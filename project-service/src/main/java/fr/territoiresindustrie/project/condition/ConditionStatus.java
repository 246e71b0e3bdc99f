package fr.territoiresindustrie.project.condition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a condition stands; it is cancelled with the decision that set it. */
@Schema(name = "ConditionState")
public enum ConditionStatus {
    OPEN,
    LIFTED,
    CANCELLED
}
