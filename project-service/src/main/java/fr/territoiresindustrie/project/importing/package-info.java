/** Projects reconstructed from published grants. */
@NullMarked
package fr.territoiresindustrie.project.importing;

import org.jspecify.annotations.NullMarked;
