/** Other programmes of the agency, and how far each overlaps with the territories. */
@NullMarked
package fr.territoiresindustrie.territory.programme;

import org.jspecify.annotations.NullMarked;
