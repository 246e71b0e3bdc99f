/** The official geographic code: régions, départements, intercommunalities and communes, read and searched. */
@NullMarked
package fr.territoiresindustrie.territory.reference;

import org.jspecify.annotations.NullMarked;
