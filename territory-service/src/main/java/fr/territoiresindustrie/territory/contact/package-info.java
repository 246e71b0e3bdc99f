/** The single contact that each operator names for each territory, for a dated term. */
@NullMarked
package fr.territoiresindustrie.territory.contact;

import org.jspecify.annotations.NullMarked;
