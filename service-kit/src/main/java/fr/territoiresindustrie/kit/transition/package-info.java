/** Workflows: a table of moves, guards that say why not, dry run. */
@NullMarked
package fr.territoiresindustrie.kit.transition;

import org.jspecify.annotations.NullMarked;
