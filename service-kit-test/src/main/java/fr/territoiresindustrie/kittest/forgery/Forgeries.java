package fr.territoiresindustrie.kittest.forgery;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that must be refused, each under the name of what is wrong with it. Some are signed by somebody else, some are signed by the realm but
 * are not for this platform or not in force, some are a good token with a letter changed.
 */
public final class Forgeries {

    private final Mint mint;
    private final Map<String, String> all = new LinkedHashMap<>();

    /**
     * @param keyId the realm's id for this key
     * @param claims what a good token says, as JSON
     */
    public Forgeries(PrivateKey key, RSAPublicKey publicKey, String keyId, String claims) {
        mint = new Mint(key, publicKey, keyId, claims);
        new ForgedSignatures(mint).all().forEach((name, token) -> add(all, name, token));
        new ForgedClaims(mint).all().forEach((name, token) -> add(all, name, token));
        new ForgedShapes(mint).all().forEach((name, token) -> add(all, name, token));
    }

    /** The token that all of them imitate, which is admitted. */
    public String good() {
        return mint.good();
    }

    /** What is wrong, and the token. */
    public Map<String, String> all() {
        return new LinkedHashMap<>(all);
    }

    static void add(Map<String, String> forgeries, String name, String token) {
        if (forgeries.put(name, token) != null) {
            throw new IllegalStateException("two forgeries are called " + name);
        }
    }
}
