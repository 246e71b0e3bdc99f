package fr.territoiresindustrie.kit.importing;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The line numbers of the rows of an import: a report has one result per line, so that none may come twice. */
public final class ImportLines {

    private ImportLines() {}

    /**
     * Refuses (422, each repetition with its pointer) rows that share a line.
     *
     * @param lines the line of each row of the body's {@code rows}, in their order
     */
    public static void refuseRepeated(List<Integer> lines) {
        refuseRepeated(lines, "rows");
    }

    /** The same for rows that the body has under another name. */
    public static void refuseRepeated(List<Integer> lines, String name) {
        Set<Integer> seen = new HashSet<>();
        Problem problem = ImportingProblem.IMPORT_REPEATS_LINE.because(
                "Deux lignes de l'envoi ont le même numéro : voir errors.",
                "Two rows have the same line number: see errors.");
        for (int i = 0; i < lines.size(); i++) {
            if (!seen.add(lines.get(i))) {
                problem.at(
                        "/" + name + "/" + i + "/line",
                        "REPEATED",
                        new Text("Numéro déjà employé.", "Number used before."));
            }
        }
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }
}
