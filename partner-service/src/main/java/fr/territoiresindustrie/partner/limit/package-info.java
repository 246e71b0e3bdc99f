/** Limits of callers: the policies that administrators set, and the leases that gateways count them with. */
@NullMarked
package fr.territoiresindustrie.partner.limit;

import org.jspecify.annotations.NullMarked;
