package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a project sheet comes from. */
@Schema(name = "ProjectOrigin")
public enum Origin {
    TERRITORY("Écrit par son territoire", "Written by its territory"),
    PUBLISHED_GRANTS(
            "Reconstitué à partir de subventions publiées : le territoire n'a pas écrit cette fiche",
            "Reconstructed from published grants: the territory did not write this sheet");

    private final Text label;

    Origin(String fr, String en) {
        this.label = new Text(fr, en);
    }

    Text label() {
        return label;
    }
}
