/** What territories are made of: dated composition, succession and overlap with other programmes. */
@NullMarked
package fr.territoiresindustrie.territory.perimeter;

import org.jspecify.annotations.NullMarked;
