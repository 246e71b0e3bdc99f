/** Intercommunalities: EPCI with their own taxation, and the EPT of Grand Paris. */
@NullMarked
package fr.territoiresindustrie.territory.intercommunality;

import org.jspecify.annotations.NullMarked;
