/** Forged tokens of every kind, for the tests of whoever has to refuse them. */
@NullMarked
package fr.territoiresindustrie.kittest.forgery;

import org.jspecify.annotations.NullMarked;
