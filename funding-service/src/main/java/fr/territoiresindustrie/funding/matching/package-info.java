/** Matching: which schemes fit a project, and what stands in the way of the others. */
@NullMarked
package fr.territoiresindustrie.funding.matching;

import org.jspecify.annotations.NullMarked;
