package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong in a file: first with a file as a whole, then with rows and cells. Codes are stable. */
@Schema(name = "VintageFindingCode")
public enum FindingCode {
    MISSING_FILE("Ce fichier manque.", "This file is missing."),
    UNKNOWN_FILE("Ce fichier n'est pas attendu.", "This file is not expected."),
    REPEATED_FILE("Ce fichier est donné deux fois.", "This file is given twice."),
    NOT_UTF8("Le fichier n'est pas en UTF-8.", "The file is not in UTF-8."),
    NOT_CSV(
            "Le fichier n'est pas un CSV à virgules : ligne coupée ou guillemets ouverts.",
            "The file is no comma-separated CSV: broken row or open quotes."),
    MISSING_COLUMN("Cette colonne manque.", "This column is missing."),
    TOO_MANY_ROWS("Le fichier a trop de lignes.", "The file has too many rows."),
    WRONG_WIDTH(
            "La ligne n'a pas le nombre de cellules de l'en-tête.",
            "The row does not have as many cells as the header."),
    REQUIRED("Valeur demandée.", "A value is required."),
    NOT_PLAIN_TEXT("Texte trop long ou caractères interdits.", "Text too long or forbidden characters."),
    WRONG_FORMAT("Valeur mal formée.", "Malformed value."),
    WRONG_SIREN("Ce SIREN est faux (clé de contrôle).", "This SIREN is wrong (check digit)."),
    NOT_A_NUMBER("Un nombre entier positif ou nul est attendu.", "A whole number from zero is expected."),
    REPEATED("Cette valeur est déjà dans le fichier.", "This value is in the file already."),
    UNKNOWN_COMMUNE("Cette commune n'existe pas.", "There is no such commune."),
    UNKNOWN_INTERCOMMUNALITY("Cette intercommunalité n'existe pas.", "There is no such intercommunality."),
    UNKNOWN_DEPARTEMENT("Ce département n'existe pas.", "There is no such département."),
    NOT_THE_REGION_OF_THE_DEPARTEMENT(
            "Le département est dans une autre région.", "The département is in another région."),
    COMPOSITIONS_DIFFER(
            "Les fichiers ne disent pas la même intercommunalité de cette commune.",
            "The files do not agree on the intercommunality of this commune."),
    WITHOUT_COMMUNE("Cette intercommunalité n'a aucune commune.", "This intercommunality has no commune."),
    PART_IS_A_COMMUNE("Ce code est aussi celui d'une commune.", "This code is a commune's, too."),
    COMMUNE_WITHOUT_SUCCESSOR(
            "Cette commune en vigueur disparaît sans que rien dise où elle va : déléguée, associée ou ligne de mouvements.csv.",
            "This commune in force disappears and nothing says where to: a delegated or associated commune, or a row of mouvements.csv.");

    private final Text message;

    FindingCode(String fr, String en) {
        message = new Text(fr, en);
    }

    /** Whether a file is not there or could not be read to its end. */
    boolean isAboutTheFile() {
        return compareTo(WRONG_WIDTH) < 0 && this != UNKNOWN_FILE;
    }

    Text message() {
        return message;
    }
}
