/** What holds for the whole gateway. */
@org.jspecify.annotations.NullMarked
package fr.territoiresindustrie.gateway;
