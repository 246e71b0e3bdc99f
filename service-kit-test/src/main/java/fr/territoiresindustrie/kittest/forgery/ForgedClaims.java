package fr.territoiresindustrie.kittest.forgery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signed by the realm, but not for this platform, not in force, or to be read in two ways. */
final class ForgedClaims {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Mint mint;
    private final Map<String, String> all = new LinkedHashMap<>();

    ForgedClaims(Mint mint) {
        this.mint = mint;
        foreignClaims();
        dates();
        ambiguous();
    }

    Map<String, String> all() {
        return all;
    }

    private void foreignClaims() {
        for (String issuer : new String[] {"https://evil.example", ""}) {
            claim("issuer '" + issuer + "'", changed -> changed.put("iss", issuer));
        }
        claim(
                "the issuer with a slash more",
                changed -> changed.put("iss", changed.path("iss").asString() + "/"));
        claim(
                "the issuer in capitals",
                changed -> changed.put("iss", changed.path("iss").asString().toUpperCase(Locale.ROOT)));
        claim(
                "a list of issuers",
                changed -> changed.set("iss", JSON.arrayNode().add(changed.path("iss"))));
        claim("no issuer", changed -> changed.remove("iss"));
        for (String audience :
                new String[] {"account", "", "territoires-industrie-api2", "TERRITOIRES-INDUSTRIE-API"}) {
            claim("audience '" + audience + "'", changed -> changed.put("aud", audience));
        }
        claim("no audience", changed -> changed.remove("aud"));
        claim("an empty list of audiences", changed -> changed.set("aud", JSON.arrayNode()));
        claim("a number as audience", changed -> changed.put("aud", 1));
        for (String type : new String[] {"ID", "Refresh", "Offline", "Logout", "Serialized-ID", "bearer", ""}) {
            claim("type '" + type + "'", changed -> changed.put("typ", type));
        }
        claim("no type", changed -> changed.remove("typ"));
    }

    private void dates() {
        long now = Instant.now().getEpochSecond();
        claim("expired two minutes ago", changed -> changed.put("exp", now - 120));
        claim("expired in 1970", changed -> changed.put("exp", 0));
        claim("expired before there was a clock", changed -> changed.put("exp", -9_000_000_000L));
        claim("no end", changed -> changed.remove("exp"));
        claim("null as its end", changed -> changed.putNull("exp"));
        claim("text as its end", changed -> changed.put("exp", "never"));
        claim(
                "a list as its end",
                changed -> changed.set("exp", JSON.arrayNode().add(now + 60)));
        claim("valid from tomorrow", changed -> changed.put("nbf", now + 86_400));
        claim("text as its beginning", changed -> changed.put("nbf", "now"));
    }

    private void ambiguous() {
        String payload = mint.payload();
        twice("aud", "\"account\"");
        twice("iss", "\"https://evil.example\"");
        twice("exp", "1");
        twice("typ", "\"ID\"");
        signed("an empty payload", "");
        signed("a payload that is a list", "[" + payload + "]");
        signed("a payload that is text", "\"" + mint.good() + "\"");
        signed("a token within a token", mint.good());
        signed("a payload and more", payload + "{}");
        signed("half a payload", payload.substring(0, payload.length() / 2));
    }

    private void twice(String claim, String other) {
        String payload = mint.payload();
        signed(
                "a second " + claim + " before the good one",
                "{\"" + claim + "\":" + other + "," + payload.substring(1));
        signed(
                "a second " + claim + " after it",
                payload.substring(0, payload.length() - 1) + ",\"" + claim + "\":" + other + "}");
    }

    private void claim(String name, Consumer<ObjectNode> change) {
        signed(name, mint.changed(change));
    }

    private void signed(String name, String payload) {
        add(name, Mint.rsa(mint.header("RS256").toString(), payload, mint.key()));
    }

    private void add(String name, String token) {
        Forgeries.add(all, name, token);
    }
}
