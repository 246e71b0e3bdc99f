/** Refusals: one exception with a stable code, and every error path answered as RFC 9457 problem details. */
@NullMarked
package fr.territoiresindustrie.kit.problem;

import org.jspecify.annotations.NullMarked;
