/** Action plans: the approved projects of a territory on a day, how far they are, and what changed between two days. */
@NullMarked
package fr.territoiresindustrie.project.plan;

import org.jspecify.annotations.NullMarked;
