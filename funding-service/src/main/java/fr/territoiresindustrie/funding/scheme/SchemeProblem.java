package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Refusals about schemes. */
public enum SchemeProblem implements ProblemCode {
    SCHEME_CODE_TAKEN(409, "Code de dispositif déjà pris", "Scheme code taken"),
    WINDOWS_OVERLAP(409, "Fenêtres qui se chevauchent", "Windows overlap"),
    WINDOW_HAS_CLOSED(409, "Fenêtre close", "Window has closed"),
    SCHEME_WITHOUT_WINDOWS(409, "Guichet sans fenêtre", "Open intake has no windows");

    private final int status;
    private final Text title;

    SchemeProblem(int status, String fr, String en) {
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
