/** Persons of the registry: how they are reached, and who may see it. */
@NullMarked
package fr.territoiresindustrie.territory.person;

import org.jspecify.annotations.NullMarked;
