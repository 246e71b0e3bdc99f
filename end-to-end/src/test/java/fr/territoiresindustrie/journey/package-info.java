/** User stories through the gateway, on the whole platform with real servers and real tokens. */
package fr.territoiresindustrie.journey;
