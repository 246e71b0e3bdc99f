/** What only a sandbox has: a clock that a test may move, and things to begin with. */
@NullMarked
package fr.territoiresindustrie.partner.sandbox;

import org.jspecify.annotations.NullMarked;
