package fr.territoiresindustrie.territory.place;

/** Metropolitan France, overseas département and région, overseas collectivity. */
public enum Zone {
    METRO,
    DROM,
    COM
}
