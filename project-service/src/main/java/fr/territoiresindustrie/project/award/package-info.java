/** The copy of awards, fed by the events of funding-service. */
@NullMarked
package fr.territoiresindustrie.project.award;

import org.jspecify.annotations.NullMarked;
