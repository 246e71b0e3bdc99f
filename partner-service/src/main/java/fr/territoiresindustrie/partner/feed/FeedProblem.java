package fr.territoiresindustrie.partner.feed;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.ProblemCode;
import fr.territoiresindustrie.kit.text.Text;

/** Why the feed refuses. */
public enum FeedProblem implements ProblemCode {
    EVENTS_EXPIRED(410, "Événements effacés", "Events no longer kept"),
    TOO_MANY_STREAMS(503, "Trop de flux ouverts", "Too many open streams");

    private final int status;
    private final Text title;

    FeedProblem(int status, String fr, String en) {
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

    static Problem expired() {
        return EVENTS_EXPIRED.because(
                "Des événements qui suivaient ce curseur ne sont plus gardés : relisez les listes, puis reprenez sans curseur.",
                "Events after this cursor are no longer kept: read the lists again, then go on without a cursor.");
    }
}
