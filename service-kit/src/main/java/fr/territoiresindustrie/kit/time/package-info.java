/** Clock, dates of Europe/Paris and identifiers, injected so that tests may set them. */
@NullMarked
package fr.territoiresindustrie.kit.time;

import org.jspecify.annotations.NullMarked;
