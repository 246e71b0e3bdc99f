package fr.territoiresindustrie.gateway.health;

import fr.territoiresindustrie.gateway.access.RealmKeys;
import fr.territoiresindustrie.gateway.health.HealthView.PartView;
import fr.territoiresindustrie.gateway.health.HealthView.Status;
import fr.territoiresindustrie.gateway.routing.Part;
import fr.territoiresindustrie.gateway.routing.RoutingConfig;
import fr.territoiresindustrie.gateway.routing.RoutingConfig.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the parts how they are, when somebody wants to know and at most every two seconds, however many do. */
@Singleton
class PartHealth {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RoutingConfig config;
    private final RealmKeys keys;
    private final HttpClient client;
    private @Nullable Future<HealthView> last;
    private long asked;

    PartHealth(Vertx vertx, RoutingConfig config, RealmKeys keys) {
        this.config = config;
        this.keys = keys;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(1_000)
                .setMaxPoolSize(1)
                .setIdleTimeout(10));
    }

    /** The state of all parts; never fails. */
    synchronized Future<HealthView> ask() {
        Future<HealthView> known = last;
        if (known != null && (!known.isComplete() || System.nanoTime() - asked < FRESH_NANOS)) {
            return known;
        }
        asked = System.nanoTime();
        List<Future<PartView>> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            parts.add(ask(part));
        }
        parts.add(Future.succeededFuture(new PartView("identity", keys.loaded() ? Status.UP : Status.DOWN)));
        Future<HealthView> asking = Future.all(parts).map(all -> HealthView.of(all.<PartView>list()));
        last = asking;
        return asking;
    }

    private Future<PartView> ask(Part part) {
        Address address = config.address(part);
        boolean readiness = address.healthUrl().isPresent();
        URI url = address.healthUrl().orElse(address.url().resolve("/"));
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(url.toString())
                        .setTimeout(2_000))
                .compose(request -> request.send())
                .compose(response -> response.end().map(response.statusCode()))
                .map(status -> (readiness ? status == 200 : status < 500) ? Status.UP : Status.DOWN)
                .otherwise(Status.DOWN)
                .map(status -> new PartView(part.publicName(), status));
    }
}
