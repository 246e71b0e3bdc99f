package fr.territoiresindustrie.partner.limit;

import java.util.SortedSet;

/** Which clients the gateways are to shut out, whatever their tokens say. */
public interface Denials {

    /** Ids of clients. Called in a transaction. */
    SortedSet<String> denied();
}
