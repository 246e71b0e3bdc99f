/** Idempotency-Key: the first answer is stored in the transaction of its effect and given again. */
@NullMarked
package fr.territoiresindustrie.kit.idempotency;

import org.jspecify.annotations.NullMarked;
