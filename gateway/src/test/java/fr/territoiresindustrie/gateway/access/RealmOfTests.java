package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.kittest.Tokens;

/** The realm of the tests for those of other packages. */
public final class RealmOfTests {

    private RealmOfTests() {}

    /** Publishes its keys. */
    public static void publish() {
        Realm.publish(Realm.RSA, Realm.EC, Realm.ENCRYPTION);
    }

    /** A good token of a machine. */
    public static String token(String client) {
        return Realm.sign(Realm.RSA, "RS256", Tokens.claims(client, "operator"));
    }
}
