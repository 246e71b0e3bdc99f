/** Append-only history of aggregates: who, when, what, from, to, why. */
@NullMarked
package fr.territoiresindustrie.kit.history;

import org.jspecify.annotations.NullMarked;
