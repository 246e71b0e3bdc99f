/** How envelopes are consumed: burn-down, forecast, and which side of a parity is late. */
@NullMarked
package fr.territoiresindustrie.funding.followup;

import org.jspecify.annotations.NullMarked;
