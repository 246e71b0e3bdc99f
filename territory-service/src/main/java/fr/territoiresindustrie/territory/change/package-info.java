/** Changes of the composition of territories: decided by the delegation on the committees' opinions, announced, in force, cancelled. */
@NullMarked
package fr.territoiresindustrie.territory.change;

import org.jspecify.annotations.NullMarked;
