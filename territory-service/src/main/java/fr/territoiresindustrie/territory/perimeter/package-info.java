/** The territories of the programme, with their dated composition, succession and overlap with other programmes. */
@NullMarked
package fr.territoiresindustrie.territory.perimeter;

import org.jspecify.annotations.NullMarked;
