/** Régions and départements of the official geographic code. */
@NullMarked
package fr.territoiresindustrie.territory.place;

import org.jspecify.annotations.NullMarked;
