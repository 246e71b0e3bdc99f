/** Payments: advance, interim and balance of an agreement, and what is given back, each by two people. */
@NullMarked
package fr.territoiresindustrie.funding.payment;

import org.jspecify.annotations.NullMarked;
