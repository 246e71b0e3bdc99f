/** The check of access tokens against the keys of the realm. */
@NullMarked
package fr.territoiresindustrie.gateway.access;

import org.jspecify.annotations.NullMarked;
