/** Applications: from the request of a territory to the agreement that commits. */
@NullMarked
package fr.territoiresindustrie.funding.application;

import org.jspecify.annotations.NullMarked;
