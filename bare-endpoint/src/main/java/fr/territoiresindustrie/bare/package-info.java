/** A constant over HTTP, as fast as the framework serves one: the measure of the benchmarks. */
@NullMarked
package fr.territoiresindustrie.bare;

import org.jspecify.annotations.NullMarked;
