/** The partner side of the gateway: what partners are told, and on which terms they call. */
@NullMarked
package fr.territoiresindustrie.partner;

import org.jspecify.annotations.NullMarked;
