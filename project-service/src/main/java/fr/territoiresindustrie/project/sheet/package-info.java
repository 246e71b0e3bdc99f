/** What a territory writes of its project: the project sheet and its parts, as values. */
@NullMarked
package fr.territoiresindustrie.project.sheet;

import org.jspecify.annotations.NullMarked;
