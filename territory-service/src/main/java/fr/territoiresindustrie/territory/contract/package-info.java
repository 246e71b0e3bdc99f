/** The contract of a territory: parties with their commitments, signature, amendments as versions, end. */
@NullMarked
package fr.territoiresindustrie.territory.contract;

import org.jspecify.annotations.NullMarked;
