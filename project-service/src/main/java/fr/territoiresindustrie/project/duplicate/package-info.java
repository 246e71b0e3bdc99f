/** Projects that look like one another: same lead, same place, a similar title. Whether one repeats the other is a person's decision. */
@NullMarked
package fr.territoiresindustrie.project.duplicate;

import org.jspecify.annotations.NullMarked;
