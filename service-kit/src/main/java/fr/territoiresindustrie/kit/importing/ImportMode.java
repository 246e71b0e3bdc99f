package fr.territoiresindustrie.kit.importing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of the fit rows of an import in which others are refused: they are imported, or nothing is. */
@Schema(name = "ImportMode")
public enum ImportMode {
    BEST_EFFORT,
    ALL_OR_NOTHING
}
