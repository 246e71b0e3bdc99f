/**
 * Plays the counterpart that a partner's client will meet on a bad day, and tells what the client handled: a door before the gateway that answers
 * 409, 412, 429 and 503, cuts connections and loses answers, and a relay that brings webhooks twice, late, forged and old.
 */
@NullMarked
package fr.territoiresindustrie.platform.conformance;

import org.jspecify.annotations.NullMarked;
