/** Publication of agreements as open data (decree 2017-779), and what stands in its way. */
@NullMarked
package fr.territoiresindustrie.funding.publication;

import org.jspecify.annotations.NullMarked;
