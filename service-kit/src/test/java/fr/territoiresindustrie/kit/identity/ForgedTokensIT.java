package fr.territoiresindustrie.kit.identity;

import fr.territoiresindustrie.kittest.PostgresResource;
import fr.territoiresindustrie.kittest.Tokens;
import fr.territoiresindustrie.kittest.forgery.Forgeries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A service refuses by itself what the gateway refuses: whoever reaches it past the gateway gains nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ForgedTokensIT {

    private static final Forgeries FORGERIES = Tokens.forgeries();

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TestFactory
    Stream<DynamicTest> refusesEachAlsoWhereThePublicMayRead() {
        assertThat(FORGERIES.all()).hasSizeGreaterThan(100);
        return FORGERIES.all().entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> {
                    for (String path : new String[] {"/v1/notes/me", "/v1/notes"}) {
                        assertThat(get(path, forgery.getValue()))
                                .startsWith("HTTP/1.1 401")
                                .contains("UNAUTHENTICATED");
                    }
                }));
    }

    @Test
    void admitsTheTokenTheyImitate() throws IOException {
        assertThat(get("/v1/notes/me", FORGERIES.good()))
                .startsWith("HTTP/1.1 200")
                .contains("region-84");
    }

    private String get(String path, String token) throws IOException {
        return Wire.exchange(
                port,
                "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n");
    }
}
