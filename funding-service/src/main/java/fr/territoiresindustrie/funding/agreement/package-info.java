/** Agreements: the decision as a document, and its amendments as versions. */
@NullMarked
package fr.territoiresindustrie.funding.agreement;

import org.jspecify.annotations.NullMarked;
