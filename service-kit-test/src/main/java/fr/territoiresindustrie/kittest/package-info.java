/** What the tests of every service share: real servers, signed tokens, house rules, contract checks. */
@NullMarked
package fr.territoiresindustrie.kittest;

import org.jspecify.annotations.NullMarked;
