/** The first figures: warm, bounded, ratios measured in one run on one machine. {@code ./tdi bench} runs it. */
@NullMarked
package fr.territoiresindustrie.bench;

import org.jspecify.annotations.NullMarked;
