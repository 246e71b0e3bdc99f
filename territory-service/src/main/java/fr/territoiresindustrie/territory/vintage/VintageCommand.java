package fr.territoiresindustrie.territory.vintage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be done with a vintage that was uploaded. */
@Schema(name = "ReferenceVintageCommand")
public enum VintageCommand {
    APPLY,
    DISCARD
}
