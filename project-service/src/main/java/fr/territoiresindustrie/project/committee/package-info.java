/** Committees: regional ones and the national one, their members and quorum. */
@NullMarked
package fr.territoiresindustrie.project.committee;

import org.jspecify.annotations.NullMarked;
