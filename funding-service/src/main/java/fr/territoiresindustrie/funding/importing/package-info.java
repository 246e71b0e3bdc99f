/** Imports of envelopes and of published grants. */
@NullMarked
package fr.territoiresindustrie.funding.importing;

import org.jspecify.annotations.NullMarked;
