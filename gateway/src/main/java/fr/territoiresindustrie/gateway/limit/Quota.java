package fr.territoiresindustrie.gateway.limit;

/**
 * How many requests a caller may make in a window of time.
 *
 * @param requests at most this many
 * @param seconds length of the window
 */
record Quota(int requests, int seconds) {}
