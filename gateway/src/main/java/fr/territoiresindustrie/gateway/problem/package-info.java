/** Refusals of the gateway itself, in the shape that the services use. */
@NullMarked
package fr.territoiresindustrie.gateway.problem;

import org.jspecify.annotations.NullMarked;
