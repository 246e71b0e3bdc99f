/** Flagships: showcases of the programme, set by the national delegation with a reason. */
@NullMarked
package fr.territoiresindustrie.project.flagship;

import org.jspecify.annotations.NullMarked;
