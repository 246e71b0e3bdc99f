/** French identifiers with their control keys: SIREN and SIRET. */
@NullMarked
package fr.territoiresindustrie.kit.identifier;

import org.jspecify.annotations.NullMarked;
