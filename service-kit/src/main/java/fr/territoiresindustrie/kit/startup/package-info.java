/** What a service checks of its own settings before it serves. */
@NullMarked
package fr.territoiresindustrie.kit.startup;

import org.jspecify.annotations.NullMarked;
