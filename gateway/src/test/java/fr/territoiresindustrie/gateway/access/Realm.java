package fr.territoiresindustrie.gateway.access;

import fr.territoiresindustrie.kittest.Tokens;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

import static org.awaitility.Awaitility.await;

/** The realm of the tests, from the side of who holds its keys. */
final class Realm {

    static final RsaJsonWebKey RSA = rsa("rsa-1");
    static final RsaJsonWebKey NEXT = rsa("rsa-2");
    static final RsaJsonWebKey FOREIGN = rsa("rsa-1");
    static final RsaJsonWebKey ENCRYPTION = encryption();
    static final EllipticCurveJsonWebKey EC = ec("ec-1");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Realm() {}

    /** Changes the keys that the realm publishes. */
    static void publish(JsonWebKey... keys) {
        put("/keys", new JsonWebKeySet(List.of(keys)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    /** The realm does not answer any more. */
    static void goDown() {
        put("/keys", "");
    }

    /** The same, and the gateway has learnt it: keys of another test are forgotten. */
    static void publishTo(RealmKeys gateway, JsonWebKey... keys) {
        delay(Duration.ZERO);
        publish(keys);
        Set<String> published = Stream.of(keys).map(JsonWebKey::getKeyId).collect(Collectors.toSet());
        published.remove(ENCRYPTION.getKeyId());
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Future<Void> asked = gateway.refresh();
            await().atMost(Duration.ofSeconds(10)).until(asked::isComplete);
            return gateway.current().keys().keySet().equals(published);
        });
    }

    /** How long the realm takes to answer. */
    static void delay(Duration delay) {
        put("/delay", Long.toString(delay.toMillis()));
    }

    /** How often the gateway fetched the keys. */
    static int fetches() {
        return Integer.parseInt(send(HttpRequest.newBuilder(address("/fetches")).build()));
    }

    /** The claims of a good token. */
    static JwtClaimsBuilder claims() {
        return Tokens.claims("ademe", "operator");
    }

    /** A good token. */
    static String token() {
        return sign(RSA, "RS256", claims());
    }

    static String sign(JsonWebKey key, String algorithm, JwtClaimsBuilder claims) {
        return sign(key, algorithm, payload(claims));
    }

    /** The claims as JSON. */
    static String payload(JwtClaimsBuilder claims) {
        return new String(Base64.getUrlDecoder().decode(Tokens.sign(claims).split("\\.")[1]), StandardCharsets.UTF_8);
    }

    static String sign(JsonWebKey key, String algorithm, String payload) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setHeader("typ", "JWT");
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setKey(
                    key instanceof RsaJsonWebKey rsa
                            ? rsa.getPrivateKey()
                            : ((EllipticCurveJsonWebKey) key).getPrivateKey());
            signature.setPayload(payload);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(String path, String body) {
        send(HttpRequest.newBuilder(address(path))
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    private static String send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI address(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("test.realm", String.class) + path);
    }

    private static RsaJsonWebKey rsa(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey encryption() {
        RsaJsonWebKey key = rsa("rsa-enc");
        key.setUse("enc");
        return key;
    }

    private static EllipticCurveJsonWebKey ec(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
