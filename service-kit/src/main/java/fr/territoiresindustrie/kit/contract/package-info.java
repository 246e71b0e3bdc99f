/** What every operation's OpenAPI description has in common. */
@NullMarked
package fr.territoiresindustrie.kit.contract;

import org.jspecify.annotations.NullMarked;
