package fr.territoiresindustrie.gateway.access;

/**
 * Who holds a checked token.
 *
 * @param client the application that got it
 * @param subject the account it speaks for
 * @param machine whether the application speaks for itself
 */
public record Holder(String client, String subject, boolean machine) {}
