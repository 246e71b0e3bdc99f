/** The copy of projects, fed by their events, and the action plan that it makes on a day. */
@NullMarked
package fr.territoiresindustrie.territory.project;

import org.jspecify.annotations.NullMarked;
