package fr.territoiresindustrie.territory.vintage;

import java.util.ArrayList;
import java.util.List;

/** Collects findings: the first ones with their places, all of them by number. */
final class Findings {

    /** How many are kept with their places. */
    static final int KEPT = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private int total;

    void add(Finding finding) {
        total++;
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
    }

    /** Adds how many more there are that nobody looked at one by one. */
    void addUnseen(int more) {
        total += more;
    }

    /** Whether every file could be read through: a check of one against the others would say the same thing once for each row. */
    boolean areOfRowsOnly() {
        return kept.stream().noneMatch(finding -> finding.code().isAboutTheFile());
    }

    int total() {
        return total;
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }
}
