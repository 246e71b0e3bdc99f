/** The territories of the programme as they are read: lists, single ones, their history. */
@NullMarked
package fr.territoiresindustrie.territory.territory;

import org.jspecify.annotations.NullMarked;
