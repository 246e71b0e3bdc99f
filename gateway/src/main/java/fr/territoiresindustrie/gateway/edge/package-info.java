/** What is done to every request and answer at the edge: framing, headers, origins, limits. */
@NullMarked
package fr.territoiresindustrie.gateway.edge;

import org.jspecify.annotations.NullMarked;
