package fr.territoiresindustrie.territory.vintage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an uploaded vintage. REFUSED: its files hold errors, listed as findings. */
@Schema(name = "ReferenceVintageState")
public enum VintageState {
    VALIDATED,
    REFUSED,
    APPLIED,
    DISCARDED
}
