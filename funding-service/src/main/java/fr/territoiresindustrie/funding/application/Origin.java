package fr.territoiresindustrie.funding.application;

/** Whether an application was written by a territory, or written down from published grants. */
enum Origin {
    TERRITORY,
    PUBLISHED_GRANTS
}
