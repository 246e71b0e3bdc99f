/** What people read about the API: the guide, the words of the domain, and what changed, as pages and as a feed. */
@NullMarked
package fr.territoiresindustrie.gateway.guide;

import org.jspecify.annotations.NullMarked;
