/** Reconciliation of payments with the State's accounts: what an extract says was paid, held against what was confirmed here. */
@NullMarked
package fr.territoiresindustrie.funding.reconciliation;

import org.jspecify.annotations.NullMarked;
