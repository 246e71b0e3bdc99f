/** Which part of the platform answers an address, and the streaming relay to it. */
@NullMarked
package fr.territoiresindustrie.gateway.routing;

import org.jspecify.annotations.NullMarked;
