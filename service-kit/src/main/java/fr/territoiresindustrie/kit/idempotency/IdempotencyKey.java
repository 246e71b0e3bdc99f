package fr.territoiresindustrie.kit.idempotency;

/**
 * A caller's key.
 *
 * @param client whose key it is: client and subject of the token
 * @param fingerprint what makes two requests the same: method, path, query and body
 */
public record IdempotencyKey(String client, String key, String fingerprint) {

    /** The key's name among all: what is locked. */
    String name() {
        return client + "\n" + key;
    }
}
