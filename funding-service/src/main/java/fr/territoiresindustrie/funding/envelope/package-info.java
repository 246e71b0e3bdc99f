/** Envelopes: an amount of one source for one purpose, with its movements and balances. */
@NullMarked
package fr.territoiresindustrie.funding.envelope;

import org.jspecify.annotations.NullMarked;
