/** What open data sets there are, for the catalogues of others: DCAT-AP in JSON-LD. */
@NullMarked
package fr.territoiresindustrie.territory.catalogue;

import org.jspecify.annotations.NullMarked;
