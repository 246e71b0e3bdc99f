package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals of whole imports of projects. */
enum ImportProblem implements ProblemCode {
    IMPORT_UNREADABLE(422, "Fichier illisible", "Unreadable file"),
    IMPORT_COLUMNS_WRONG(422, "Colonnes inattendues", "Unexpected columns"),
    IMPORT_TOO_LONG(422, "Trop de lignes", "Too many rows"),
    IMPORT_ROWS_REFUSED(409, "Rien n'est importé : des lignes sont refusées", "Nothing is imported: rows are refused"),
    IMPORT_OVERTAKEN(409, "Les projets ont changé pendant l'import", "Projects changed during the import");

    private final int status;
    private final Text title;

    ImportProblem(int status, String fr, String en) {
        this.status = status;
        this.title = new Text(fr, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }
}
