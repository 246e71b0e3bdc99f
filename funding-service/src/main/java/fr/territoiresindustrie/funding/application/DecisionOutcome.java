package fr.territoiresindustrie.funding.application;

/** What a committee decided of an application. */
public enum DecisionOutcome {
    FAVOURABLE,
    FAVOURABLE_WITH_CONDITIONS,
    UNFAVOURABLE,
    ADJOURNED;

    /** Whether aid may follow. */
    public boolean isFavourable() {
        return this == FAVOURABLE || this == FAVOURABLE_WITH_CONDITIONS;
    }
}
