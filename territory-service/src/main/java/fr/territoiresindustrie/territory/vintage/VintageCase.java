package fr.territoiresindustrie.territory.vintage;

import java.time.LocalDate;
import java.util.List;

/**
 * A vintage as the rules of its commands see it.
 *
 * @param compared whether the vintage that it was compared with is still the last one applied
 */
record VintageCase(VintageState state, int changes, boolean compared, List<Conflict> conflicts) {

    /** A commune that would lie in two territories of one phase from a day on. */
    record Conflict(String commune, String territory, String otherTerritory, LocalDate from) {}
}
