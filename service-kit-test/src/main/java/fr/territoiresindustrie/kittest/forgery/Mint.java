package fr.territoiresindustrie.kittest.forgery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes tokens letter by letter, so that any of their letters can be wrong. */
final class Mint {

    /** The key pair of somebody who is not the realm. */
    static final KeyPair FOREIGN = foreign();

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final JsonMapper JSON = new JsonMapper();

    private final PrivateKey key;
    private final RSAPublicKey publicKey;
    private final String keyId;
    private final String payload;
    private final String good;

    Mint(PrivateKey key, RSAPublicKey publicKey, String keyId, String payload) {
        this.key = key;
        this.publicKey = publicKey;
        this.keyId = keyId;
        this.payload = payload;
        this.good = rsa(header("RS256").toString(), payload, key);
    }

    PrivateKey key() {
        return key;
    }

    RSAPublicKey publicKey() {
        return publicKey;
    }

    String keyId() {
        return keyId;
    }

    String payload() {
        return payload;
    }

    String good() {
        return good;
    }

    /** Header, payload and signature of the good token. */
    String[] parts() {
        return good.split("\\.");
    }

    ObjectNode header(String algorithm) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("alg", algorithm)
                .put("typ", "JWT")
                .put("kid", keyId);
    }

    /** The good token under another header. */
    String with(String header) {
        return base64(header) + good.substring(good.indexOf('.'));
    }

    /** The good token's claims, with a change. */
    String changed(Consumer<ObjectNode> change) {
        ObjectNode claims = (ObjectNode) JSON.readTree(payload);
        change.accept(claims);
        return claims.toString();
    }

    static String rsa(String header, String payload, PrivateKey key) {
        return rsa("SHA256withRSA", header, payload, key);
    }

    static String rsa(String algorithm, String header, String payload, PrivateKey key) {
        String signed = base64(header) + "." + base64(payload);
        return signed + "." + base64(sign(algorithm, signed.getBytes(StandardCharsets.US_ASCII), key));
    }

    /** Signed as RFC 7797 says, where the payload is not encoded before it is signed. */
    static String unencoded(String header, String payload, PrivateKey key) {
        byte[] signed = (base64(header) + "." + payload).getBytes(StandardCharsets.UTF_8);
        return base64(header) + "." + base64(payload) + "." + base64(sign("SHA256withRSA", signed, key));
    }

    static String hmac(String algorithm, String header, String payload, byte[] secret) {
        String signed = base64(header) + "." + base64(payload);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The same bytes in other letters: of the last letter's bits that stand for nothing, one is set. */
    static String sameBytesOtherLetters(String base64) {
        int last = base64.length() - 1;
        return base64.substring(0, last) + ALPHABET.charAt(ALPHABET.indexOf(base64.charAt(last)) + 1);
    }

    private static byte[] sign(String algorithm, byte[] signed, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair foreign() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
