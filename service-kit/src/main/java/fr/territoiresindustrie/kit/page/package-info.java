/** Lists: keyset pages with an opaque cursor, stable while rows are added. */
@NullMarked
package fr.territoiresindustrie.kit.page;

import org.jspecify.annotations.NullMarked;
