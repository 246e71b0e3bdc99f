/** What holds across operators: the public aid that a project may have, and the de minimis aid that an undertaking may have. */
@NullMarked
package fr.territoiresindustrie.funding.aid;

import org.jspecify.annotations.NullMarked;
