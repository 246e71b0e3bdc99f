/** Real PostgreSQL, Kafka and Keycloak servers as child processes, for the tests and for the local platform. */
@NullMarked
package fr.territoiresindustrie.platform.server;

import org.jspecify.annotations.NullMarked;
