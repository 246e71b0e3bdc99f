/** The ledger of envelopes: double entry, append-only, in cents; the only way an envelope's amounts change. */
@NullMarked
package fr.territoiresindustrie.funding.ledger;

import org.jspecify.annotations.NullMarked;
