package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;

/** What is wrong with a change, all of it at once. */
final class Findings {

    private final Problem problem = ChangeProblem.PERIMETER_CHANGE_INVALID.because(
            "Le changement est refusé : voir errors.", "The change is refused: see errors.");

    void add(String pointer, String code, String fr, String en) {
        problem.at(pointer, code, new Text(fr, en));
    }

    void throwIfAny() {
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }
}
