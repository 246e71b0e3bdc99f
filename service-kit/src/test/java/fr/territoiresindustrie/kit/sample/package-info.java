/** A small service on the kit, for the kit's own tests: notes with a title and an amount. */
package fr.territoiresindustrie.kit.sample;
