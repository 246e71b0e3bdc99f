package fr.territoiresindustrie.kittest.forgery;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signed by nobody, by somebody else, or with what everybody knows. */
final class ForgedSignatures {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Mint mint;
    private final Map<String, String> all = new LinkedHashMap<>();

    ForgedSignatures(Mint mint) {
        this.mint = mint;
        unsigned();
        symmetric();
        foreignKeys();
        headers();
    }

    Map<String, String> all() {
        return all;
    }

    private void unsigned() {
        for (String none : new String[] {"none", "None", "NONE", "nOnE", " none", "none\\u0000", ""}) {
            String header = "{\"alg\":\"" + none + "\",\"kid\":\"" + mint.keyId() + "\"}";
            add("algorithm '" + none + "' without a signature", Mint.base64(header) + "." + mint.parts()[1] + ".");
            add(
                    "algorithm '" + none + "' with one",
                    Mint.base64(header) + "." + mint.parts()[1] + "." + mint.parts()[2]);
        }
        for (String odd : new String[] {"null", "256", "true", "[\"none\"]", "[\"RS256\"]", "{\"a\":1}"}) {
            add("algorithm " + odd, mint.with("{\"alg\":" + odd + ",\"kid\":\"" + mint.keyId() + "\"}"));
        }
        add("no algorithm", mint.with("{\"kid\":\"" + mint.keyId() + "\"}"));
    }

    private void symmetric() {
        byte[] der = mint.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("the public key as bytes", der);
        secrets.put("the public key as text", pem.getBytes(StandardCharsets.US_ASCII));
        secrets.put(
                "the public key as text without its last line end", pem.strip().getBytes(StandardCharsets.US_ASCII));
        secrets.put("the public key's modulus", mint.publicKey().getModulus().toByteArray());
        secrets.put("a zero byte", new byte[1]);
        secrets.put("the word secret", "secret".getBytes(StandardCharsets.US_ASCII));
        secrets.forEach((name, secret) -> add(
                "HS256 with " + name,
                Mint.hmac("HmacSHA256", mint.header("HS256").toString(), mint.payload(), secret)));
        add(
                "HS384 with the public key",
                Mint.hmac("HmacSHA384", mint.header("HS384").toString(), mint.payload(), der));
        add(
                "HS512 with the public key",
                Mint.hmac("HmacSHA512", mint.header("HS512").toString(), mint.payload(), der));
        add(
                "RS256 in its name, HMAC in truth",
                Mint.hmac("HmacSHA256", mint.header("RS256").toString(), mint.payload(), der));
    }

    private void foreignKeys() {
        PrivateKey foreign = Mint.FOREIGN.getPrivate();
        add("a foreign key under the id of ours", Mint.rsa(mint.header("RS256").toString(), mint.payload(), foreign));
        add("RS384", Mint.rsa("SHA384withRSA", mint.header("RS384").toString(), mint.payload(), mint.key()));
        add("RS512", Mint.rsa("SHA512withRSA", mint.header("RS512").toString(), mint.payload(), mint.key()));
        add("RS1", Mint.rsa("SHA1withRSA", mint.header("RS1").toString(), mint.payload(), mint.key()));
        for (String algorithm : new String[] {"ES256", "ES384", "EdDSA", "dir", "RSA-OAEP", "rs256", "RS256 "}) {
            add(
                    "a signature said to be " + algorithm,
                    mint.with(mint.header(algorithm).toString()));
        }
        add(
                "an elliptic signature of zeros",
                Mint.base64(mint.header("ES256").toString()) + "." + mint.parts()[1] + "." + Mint.base64(new byte[64]));
        String jwk = "{\"kty\":\"RSA\",\"kid\":\"" + mint.keyId() + "\",\"e\":\"AQAB\",\"n\":\""
                + Mint.base64(
                        ((RSAPublicKey) Mint.FOREIGN.getPublic()).getModulus().toByteArray()) + "\"}";
        add("its own key in the header", foreign(mint.header("RS256").set("jwk", JSON.stringNode(jwk))));
        add(
                "its own key in the header, as an object",
                Mint.rsa(
                        "{\"alg\":\"RS256\",\"kid\":\"" + mint.keyId() + "\",\"jwk\":" + jwk + "}",
                        mint.payload(),
                        Mint.FOREIGN.getPrivate()));
        for (String address : new String[] {"jku", "x5u"}) {
            for (String url : new String[] {"http://127.0.0.1:1/keys", "file:///dev/null", "https://evil.example/k"}) {
                add(
                        "its keys at " + address + " " + url,
                        foreign(mint.header("RS256").put(address, url)));
            }
        }
        ArrayNode chain = JSON.arrayNode()
                .add(Base64.getEncoder().encodeToString(Mint.FOREIGN.getPublic().getEncoded()));
        add("its certificate in the header", foreign(mint.header("RS256").set("x5c", chain)));
        add(
                "the thumbprint of its certificate",
                foreign(mint.header("RS256").put("x5t#S256", Mint.base64(new byte[32]))));
    }

    private void headers() {
        for (String id : new String[] {
            "../../../../../../dev/null",
            "/proc/self/environ",
            "http://127.0.0.1:1/key",
            "x' UNION SELECT 'key' --",
            "| id",
            "",
            " ",
            "unknown",
            "x".repeat(5_000)
        }) {
            String name = id.length() > 40 ? "a very long one" : id;
            add("key id '" + name + "'", foreign(mint.header("RS256").put("kid", id)));
            add(
                    "key id '" + name + "' and an empty secret",
                    Mint.hmac(
                            "HmacSHA256", mint.header("HS256").put("kid", id).toString(), mint.payload(), new byte[1]));
        }
        add("no key id", foreign(JSON.objectNode().put("alg", "RS256")));
        add("a number as key id", foreign(mint.header("RS256").put("kid", 1)));
        add(
                "a list as key id",
                foreign(mint.header("RS256").set("kid", JSON.arrayNode().add(mint.keyId()))));
        ArrayNode critical = JSON.arrayNode().add("unheard-of");
        add(
                "a critical member that nobody knows",
                ours(mint.header("RS256").put("unheard-of", 1).set("crit", critical)));
        add(
                "a payload that is not encoded",
                Mint.unencoded(
                        mint.header("RS256")
                                .put("b64", false)
                                .set("crit", JSON.arrayNode().add("b64"))
                                .toString(),
                        mint.payload(),
                        mint.key()));
        add("two algorithms", mint.with("{\"alg\":\"RS256\",\"kid\":\"" + mint.keyId() + "\",\"alg\":\"none\"}"));
        add("a header that is no JSON", mint.with("alg=RS256"));
        add("a header that is a list", mint.with("[\"RS256\"]"));
        add("a header of thousands of brackets", mint.with("{\"alg\":" + "[".repeat(5_000)));
        add("an empty header", mint.with(""));
        add(
                "a compressed token",
                ours(mint.header("RS256")
                        .put("zip", "DEF")
                        .put("enc", "A256GCM")
                        .put("alg", "dir")));
    }

    private String foreign(ObjectNode header) {
        return Mint.rsa(header.toString(), mint.payload(), Mint.FOREIGN.getPrivate());
    }

    private String ours(ObjectNode header) {
        return Mint.rsa(header.toString(), mint.payload(), mint.key());
    }

    private void add(String name, String token) {
        Forgeries.add(all, name, token);
    }
}
