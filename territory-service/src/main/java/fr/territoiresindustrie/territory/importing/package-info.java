/** Brings the published data sets into an empty registry, once. */
@NullMarked
package fr.territoiresindustrie.territory.importing;

import org.jspecify.annotations.NullMarked;
