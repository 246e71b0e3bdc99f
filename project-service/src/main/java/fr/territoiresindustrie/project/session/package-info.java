/** Sessions of committees: agenda, quorum, decisions applied all at once when a session closes, minutes. */
@NullMarked
package fr.territoiresindustrie.project.session;

import org.jspecify.annotations.NullMarked;
