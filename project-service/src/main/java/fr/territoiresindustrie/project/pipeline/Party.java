package fr.territoiresindustrie.project.pipeline;

/** Who moves projects, by the names that callers read. */
final class Party {

    /** The project's territory. */
    static final String TERRITORY = "territory";

    /** The lead region of the project's territory, which also speaks for the committee. */
    static final String REGION = "region";

    static final String DELEGATION = "delegation";

    private Party() {}
}
