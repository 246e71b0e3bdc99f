/** The copy of projects, fed by their events. */
@NullMarked
package fr.territoiresindustrie.funding.project;

import org.jspecify.annotations.NullMarked;
