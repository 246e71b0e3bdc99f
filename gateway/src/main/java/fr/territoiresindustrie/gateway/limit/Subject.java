package fr.territoiresindustrie.gateway.limit;

import fr.territoiresindustrie.gateway.access.Holder;

/**
 * Who is counted: a machine by its client, a person by the token's subject, everybody else by address.
 *
 * @param kind whose limits apply when there are none of its own
 * @param name unique among all kinds
 */
record Subject(String kind, String name) {

    static final String ANONYMOUS = "anonymous";
    static final String PERSON = "person";
    static final String CLIENT = "client";

    static Subject of(Holder holder) {
        return holder.machine()
                ? new Subject(CLIENT, CLIENT + ":" + holder.client())
                : new Subject(PERSON, PERSON + ":" + holder.subject());
    }

    static Subject at(String address) {
        return new Subject(ANONYMOUS, ANONYMOUS + ":" + address);
    }

    /** Under which name usage is kept: machines one by one, people and the public only together. */
    String counted() {
        return kind.equals(CLIENT) ? name : kind;
    }
}
