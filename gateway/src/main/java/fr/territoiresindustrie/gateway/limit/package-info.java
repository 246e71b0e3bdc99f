/** Limits for each caller and class of operation, counted here in portions leased from the partner side, and who is shut out. */
@NullMarked
package fr.territoiresindustrie.gateway.limit;

import org.jspecify.annotations.NullMarked;
