/** Projects found: the list, the full-text search with its facets, and what each is narrowed and sorted by. */
@NullMarked
package fr.territoiresindustrie.project.search;

import org.jspecify.annotations.NullMarked;
