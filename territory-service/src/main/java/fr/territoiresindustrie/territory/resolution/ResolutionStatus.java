package fr.territoiresindustrie.territory.resolution;

import fr.territoiresindustrie.kit.text.Text;

/** What became of a code. */
public enum ResolutionStatus {
    RESOLVED(new Text("Ce code est résolu.", "This code is resolved.")),
    UNKNOWN(new Text(
            "Ce code n'est ni d'une commune, présente ou ancienne, ni d'une intercommunalité, ni postal.",
            "This code is neither of a commune, present or former, nor of an intercommunality, nor postal.")),
    MALFORMED(
            new Text(
                    "Un code de commune ou postal a cinq caractères, un SIREN neuf chiffres et un SIRET quatorze, à la clé juste.",
                    "A commune's or postal code has five characters, a SIREN nine digits and a SIRET fourteen, with a right key."));

    private final Text reason;

    ResolutionStatus(Text reason) {
        this.reason = reason;
    }

    Text reason() {
        return reason;
    }
}
