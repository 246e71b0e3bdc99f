package fr.territoiresindustrie.territory.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be done to a change that has been written down. */
@Schema(name = "PerimeterChangeCommand")
public enum ChangeCommand {
    CANCEL
}
