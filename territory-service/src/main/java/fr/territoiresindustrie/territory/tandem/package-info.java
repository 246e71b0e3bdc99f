/** The tandem that leads a territory: an elected official and an industrialist, each for a dated term. */
@NullMarked
package fr.territoiresindustrie.territory.tandem;

import org.jspecify.annotations.NullMarked;
