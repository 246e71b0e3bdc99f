/** What became of clients' requests, as the gateways counted them. */
@NullMarked
package fr.territoiresindustrie.partner.usage;

import org.jspecify.annotations.NullMarked;
