/** Conditions of favourable decisions: set by them, lifted one by one before the project is fully approved. */
@NullMarked
package fr.territoiresindustrie.project.condition;

import org.jspecify.annotations.NullMarked;
