/** Whole lists as files: CSV, newline-delimited JSON and GeoJSON, streamed in constant memory. */
@NullMarked
package fr.territoiresindustrie.kit.export;

import org.jspecify.annotations.NullMarked;
