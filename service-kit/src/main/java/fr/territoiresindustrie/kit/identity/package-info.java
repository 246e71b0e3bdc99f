/** Who calls: roles and bounds read from the verified token, never from the request. */
@NullMarked
package fr.territoiresindustrie.kit.identity;

import org.jspecify.annotations.NullMarked;
