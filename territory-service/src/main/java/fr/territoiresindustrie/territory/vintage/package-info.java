/** Yearly vintages of the official geographic code: uploaded, checked, compared, applied as a whole or discarded. */
@NullMarked
package fr.territoiresindustrie.territory.vintage;

import org.jspecify.annotations.NullMarked;
