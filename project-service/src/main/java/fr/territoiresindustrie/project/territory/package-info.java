/** The copy of territories, fed by the events of territory-service. */
@NullMarked
package fr.territoiresindustrie.project.territory;

import org.jspecify.annotations.NullMarked;
