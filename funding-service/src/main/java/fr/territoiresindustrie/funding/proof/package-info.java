/** Proofs of the ledger: every invariant checked, kept, and run again and again. */
@NullMarked
package fr.territoiresindustrie.funding.proof;

import org.jspecify.annotations.NullMarked;
