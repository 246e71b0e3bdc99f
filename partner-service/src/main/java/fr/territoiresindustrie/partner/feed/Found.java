package fr.territoiresindustrie.partner.feed;

/** An event, with the place where it stands. */
public record Found(long position, CloudEventView event) {}
