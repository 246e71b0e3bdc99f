/** Optimistic concurrency over HTTP: strong entity tags, If-Match demanded, If-None-Match honoured. */
@NullMarked
package fr.territoiresindustrie.kit.version;

import org.jspecify.annotations.NullMarked;
