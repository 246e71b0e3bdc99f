package fr.territoiresindustrie.gateway.access;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.spi.Converter;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A fetch that nobody hears the end of would be the last one: everybody waits for it. */
class RealmKeysTest {

    private final Vertx vertx = Vertx.vertx();
    private AccessConfig config;

    @BeforeEach
    void publish() {
        String published = new JsonWebKeySet(Realm.RSA).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        HttpServer realm = vertx.createHttpServer()
                .requestHandler(request -> request.response().end(published))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        config = new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .withDefaultValues(Map.of(
                        "gateway.access.url", "http://127.0.0.1:" + realm.actualPort(),
                        "gateway.access.issuer", "http://localhost",
                        "gateway.access.key-refresh-pause", "0S"))
                .withConverters(new Converter<?>[] {new DurationConverter()})
                .build()
                .getConfigMapping(AccessConfig.class);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Elsewhere the answer may have ended before anybody reads it, as seen once in some thousands of fetches on a busy machine. */
    @Test
    void fetchesOnAnEventLoopWhoeverAsks() throws Exception {
        List<Boolean> onEventLoop = new CopyOnWriteArrayList<>();
        RealmKeys keys =
                new RealmKeys(watched(onEventLoop), config, new VerifiedTokens(config, InstantSource.system()));
        for (int i = 0; i < 3; i++) {
            keys.refresh().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        assertThat(keys.current().keys()).containsOnlyKeys(Realm.RSA.getKeyId());
        assertThat(onEventLoop).containsExactly(true, true, true);
    }

    /** The real one; its client notes for each request whether it is made on an event loop. */
    private Vertx watched(List<Boolean> onEventLoop) {
        return through(
                Vertx.class,
                vertx,
                made -> made instanceof HttpClient client
                        ? through(HttpClient.class, client, answer -> {
                            onEventLoop.add(Context.isOnEventLoopThread());
                            return answer;
                        })
                        : made);
    }

    private static <T> T through(Class<T> type, T real, UnaryOperator<Object> seen) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> seen.apply(method.invoke(real, arguments))));
    }
}
