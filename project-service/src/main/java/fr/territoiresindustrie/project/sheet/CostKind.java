package fr.territoiresindustrie.project.sheet;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What money is spent on. */
@Schema(name = "CostKind")
public enum CostKind {
    STUDIES,
    LAND,
    WORKS,
    EQUIPMENT,
    STAFF,
    SERVICES,
    OTHER
}
