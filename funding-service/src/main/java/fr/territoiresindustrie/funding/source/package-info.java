/** Funding sources: where the money comes from, and who answers for it. */
@NullMarked
package fr.territoiresindustrie.funding.source;

import org.jspecify.annotations.NullMarked;
