package fr.territoiresindustrie.project.sheet;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The programme's themes; each phase has its own. */
@Schema(name = "ProjectTheme")
public enum Theme {
    RECRUIT(1),
    ATTRACT(1),
    INNOVATE(1),
    SIMPLIFY(1),
    SKILLS(2),
    INNOVATION(2),
    LAND(2),
    ECOLOGICAL_TRANSITION(2);

    private final int phase;

    Theme(int phase) {
        this.phase = phase;
    }

    /** The programme's phase that has this theme. */
    public int phase() {
        return phase;
    }
}
