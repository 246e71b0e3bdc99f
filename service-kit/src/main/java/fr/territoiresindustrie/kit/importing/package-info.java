/** Imports of many rows: one result per row, kept as a report that may be read later. */
@NullMarked
package fr.territoiresindustrie.kit.importing;

import org.jspecify.annotations.NullMarked;
