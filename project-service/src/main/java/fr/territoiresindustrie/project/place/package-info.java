/** Communes by name, with a point to show them at: what projects are searched and mapped by. */
@NullMarked
package fr.territoiresindustrie.project.place;

import org.jspecify.annotations.NullMarked;
