/** Amounts in euros and cents, as decimal strings in JSON and as long cents in code. */
@NullMarked
package fr.territoiresindustrie.kit.money;

import org.jspecify.annotations.NullMarked;
