/** What the body that decides on applications decided of one: recorded, never changed, corrected by another decision. */
@NullMarked
package fr.territoiresindustrie.funding.decision;

import org.jspecify.annotations.NullMarked;
