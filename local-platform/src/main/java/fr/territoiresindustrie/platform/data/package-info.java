/** What the platform holds after its first start: announced envelopes and published grants, loaded through its own public API. */
@NullMarked
package fr.territoiresindustrie.platform.data;

import org.jspecify.annotations.NullMarked;
