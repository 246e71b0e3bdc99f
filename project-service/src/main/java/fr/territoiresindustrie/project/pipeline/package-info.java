/** Projects on their way: who sees them, who moves them, by which rules. */
@NullMarked
package fr.territoiresindustrie.project.pipeline;

import org.jspecify.annotations.NullMarked;
