/** Answers kept in memory for as long as the registry stays as it is. */
@NullMarked
package fr.territoiresindustrie.territory.recall;

import org.jspecify.annotations.NullMarked;
