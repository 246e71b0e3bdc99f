/** Text that people type: what is refused in it. */
@NullMarked
package fr.territoiresindustrie.kit.text;

import org.jspecify.annotations.NullMarked;
