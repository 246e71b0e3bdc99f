/** Work of many callers on one thing, done together. */
@NullMarked
package fr.territoiresindustrie.kit.batch;

import org.jspecify.annotations.NullMarked;
