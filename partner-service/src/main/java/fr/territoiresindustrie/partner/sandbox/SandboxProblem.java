package fr.territoiresindustrie.partner.sandbox;

import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Why the sandbox's clock is not moved. */
public enum SandboxProblem implements ProblemCode {
    CLOCK_GOES_FORWARD(409, "L'heure avance", "The clock goes forward");

    private final int status;
    private final Text title;

    SandboxProblem(int status, String fr, String en) {
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
