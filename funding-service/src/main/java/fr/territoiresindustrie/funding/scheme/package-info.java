/** Schemes: what operators offer, in money or in kind, to whom, on which terms and when. */
@NullMarked
package fr.territoiresindustrie.funding.scheme;

import org.jspecify.annotations.NullMarked;
