/** Communes of the official geographic code. */
@NullMarked
package fr.territoiresindustrie.territory.commune;

import org.jspecify.annotations.NullMarked;
