package fr.territoiresindustrie.partner.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What an event says to whom.
 *
 * @param data its body, without what is nobody's business
 * @param released whether the aggregate has left the hands of who drafts it
 * @param audience who may see it
 * @param about what it concerns, for filters
 */
record Told(ObjectNode data, boolean released, Set<String> audience, Set<String> about) {}
