package fr.territoiresindustrie.gateway.access;

import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The realm's signing keys by their id. Keys for encryption, symmetric keys and keys without an id are left out. */
record KeySet(Map<String, Key> keys) {

    static final KeySet NONE = new KeySet(Map.of());

    static KeySet parse(String json) throws JoseException {
        Map<String, Key> keys = new HashMap<>();
        for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
            boolean signs = key.getUse() == null || key.getUse().equals("sig");
            if (key.getKeyId() != null && signs && isPublic(key.getKey())) {
                keys.put(key.getKeyId(), key.getKey());
            }
        }
        return new KeySet(Map.copyOf(keys));
    }

    private static boolean isPublic(Key key) {
        return key instanceof RSAPublicKey || key instanceof ECPublicKey;
    }

    /** The key of this id if it is of the kind that the algorithm needs. */
    @Nullable
    Key find(String id, String algorithm) {
        Key key = keys.get(id);
        boolean elliptic = algorithm.equals(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return key instanceof ECPublicKey == elliptic ? key : null;
    }

    boolean hasId(String id) {
        return keys.containsKey(id);
    }

    /** Whether a key of the other set is missing here: tokens it signed are no longer good. */
    boolean withdraws(KeySet former) {
        return !entries().containsAll(former.entries());
    }

    private Set<Map.Entry<String, Key>> entries() {
        return keys.entrySet();
    }
}
