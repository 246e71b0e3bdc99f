/** Which place, intercommunality and territories a code stands for. */
@NullMarked
package fr.territoiresindustrie.territory.resolution;

import org.jspecify.annotations.NullMarked;
