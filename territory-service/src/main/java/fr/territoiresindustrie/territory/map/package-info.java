/** The map of the registry, by OGC API Features: collections of polygons with the registry's facts. */
@NullMarked
package fr.territoiresindustrie.territory.map;

import org.jspecify.annotations.NullMarked;
