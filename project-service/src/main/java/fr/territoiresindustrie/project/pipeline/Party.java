package fr.territoiresindustrie.project.pipeline;

/** Who moves projects, by the names that callers read. */
final class Party {

    /** The project's territory. */
    static final String TERRITORY = "territory";

    /** The lead region of the project's territory; it speaks for the committee where a decision is taken outside a session. */
    static final String REGION = "region";

    static final String DELEGATION = "delegation";

    /** A committee whose session is being closed: no caller is it, only the closing acts as it. */
    static final String COMMITTEE = "committee";

    private Party() {}
}
