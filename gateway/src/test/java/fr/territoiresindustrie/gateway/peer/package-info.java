/** The peers of the gateway in its tests: a service, a realm and clients that speak raw HTTP. */
@org.jspecify.annotations.NullMarked
package fr.territoiresindustrie.gateway.peer;
