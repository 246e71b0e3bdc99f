/** What every reading of the registry shares: dates, codes, names as people type them, labels and derived figures. */
@NullMarked
package fr.territoiresindustrie.territory.reference;

import org.jspecify.annotations.NullMarked;
