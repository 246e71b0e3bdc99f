package fr.territoiresindustrie.kit.identity;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The realm changes its key: a service learns it with the first tokens that name it, all of them, and then does without the realm. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = RealmResource.class, restrictToAnnotatedClass = true)
class KeyRotationIT {

    private record SigningKey(String id, KeyPair pair) {

        static SigningKey of(String id) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return new SigningKey(id, generator.generateKeyPair());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has RSA", e);
            }
        }

        String token() {
            return Tokens.claims("region-84", "region")
                    .claim("regions", List.of("84"))
                    .jws()
                    .keyId(id)
                    .sign(pair.getPrivate());
        }

        String published() {
            byte[] modulus = ((RSAPublicKey) pair.getPublic()).getModulus().toByteArray();
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"e\":\"AQAB\",\"kid\":\"" + id + "\",\"n\":\""
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(modulus) + "\"}";
        }
    }

    @Test
    void refusesNoTokenOfAnOldOrNewKey() throws Exception {
        SigningKey first = SigningKey.of("first");
        SigningKey second = SigningKey.of("second");
        SigningKey third = SigningKey.of("third");
        publish(first);
        assertThat(statuses(first)).containsOnly(200);
        // Two rotations, one right after the other.
        publish(first, second);
        assertThat(statuses(second)).containsOnly(200);
        assertThat(statuses(first)).containsOnly(200);
        publish(second, third);
        assertThat(statuses(third)).containsOnly(200);
        assertThat(statuses(second)).containsOnly(200);
        assertThat(statuses(SigningKey.of("unheard-of"))).containsOnly(401);

        System.setProperty(RealmResource.PUBLISHED, "");
        assertThat(statuses(second)).containsOnly(200);
        assertThat(statuses(third)).containsOnly(200);
        assertThat(statuses(first)).doesNotContain(200);
    }

    private static void publish(SigningKey... keys) {
        System.setProperty(
                RealmResource.PUBLISHED,
                Stream.of(keys).map(SigningKey::published).collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }

    /** What many get who come at once. */
    private static List<Integer> statuses(SigningKey key) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> given().auth()
                            .oauth2(key.token())
                            .get("/v1/notes/me")
                            .statusCode()))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : running) {
                statuses.add(status.get());
            }
            return statuses;
        }
    }
}
