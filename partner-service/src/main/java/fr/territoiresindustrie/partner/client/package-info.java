/** Machine clients of operators: what administrators want of them, and the realm that is brought to it. */
@NullMarked
package fr.territoiresindustrie.partner.client;

import org.jspecify.annotations.NullMarked;
