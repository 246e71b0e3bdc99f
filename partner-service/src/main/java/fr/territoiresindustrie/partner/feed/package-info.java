/** The event feed: everything that the platform tells, in the order of commits, each caller reading what it may see. */
@NullMarked
package fr.territoiresindustrie.partner.feed;

import org.jspecify.annotations.NullMarked;
