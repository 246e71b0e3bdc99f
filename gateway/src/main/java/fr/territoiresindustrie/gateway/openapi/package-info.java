/** The contracts of the services merged into one document, and the pages that show it. */
@NullMarked
package fr.territoiresindustrie.gateway.openapi;

import org.jspecify.annotations.NullMarked;
