/** Webhooks: partners say where they want to be told, and are told there, signed, in order, again and again until it succeeds. */
@NullMarked
package fr.territoiresindustrie.partner.webhook;

import org.jspecify.annotations.NullMarked;
