/** One short list of territories, intercommunalities and communes for a name that is being typed. */
@NullMarked
package fr.territoiresindustrie.territory.suggestion;

import org.jspecify.annotations.NullMarked;
