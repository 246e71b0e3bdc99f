package fr.territoiresindustrie.gateway.routing;

import fr.territoiresindustrie.gateway.access.RealmKeys;
import fr.territoiresindustrie.gateway.edge.ConnectionGuard;
import fr.territoiresindustrie.gateway.edge.EdgeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The server at the public address. It is not the one that Quarkus would start: the strict reading of requests, problem details for what
 * cannot be read at all, and a hot path without a router need the server itself. Quarkus keeps the management port.
 */
@ApplicationScoped
public class PublicServer {

    private static final Logger LOG = Logger.getLogger(PublicServer.class);

    private final Vertx vertx;
    private final EdgeConfig config;
    private final RoutingConfig routing;
    private final EdgeRules rules;
    private final RequestMeters meters;
    private final RealmKeys keys;
    private volatile int port;
    private volatile String deployment = "";

    PublicServer(
            Vertx vertx,
            EdgeConfig config,
            RoutingConfig routing,
            EdgeRules rules,
            RequestMeters meters,
            RealmKeys keys) {
        this.vertx = vertx;
        this.config = config;
        this.routing = routing;
        this.rules = rules;
        this.meters = meters;
        this.keys = keys;
    }

    void start(@Observes StartupEvent started) {
        keys.start();
        int loops = config.eventLoops() > 0
                ? config.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        try {
            deployment = vertx.deployVerticle(() -> new Loop(loops), new DeploymentOptions().setInstances(loops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failure) {
            throw new IllegalStateException(
                    "the public address " + config.host() + ":" + config.port() + " cannot be opened",
                    failure.getCause());
        }
        LOG.infof("listening on %s:%d with %d event loops", config.host(), port, loops);
    }

    /** Lets running requests end, for a while. */
    void stop(@Observes ShutdownEvent stopping) {
        long deadline = System.nanoTime() + config.drain().toNanos();
        while (meters.running() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        if (!deployment.isEmpty()) {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
        }
    }

    /** The port it listens on, also where the configuration let the system choose. */
    public int port() {
        return port;
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port() == 0 ? -1 : config.port())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()))
                .setHttp2ClearTextEnabled(false)
                .setAcceptBacklog(1_024)
                .setTracingPolicy(TracingPolicy.IGNORE);
    }

    /** One event loop: its share of the connections, and its own connections to the services. */
    private final class Loop extends AbstractVerticle {

        private final int loops;

        Loop(int loops) {
            this.loops = loops;
        }

        @Override
        public void start(Promise<Void> started) {
            Relay relay = new Relay(vertx, routing, config, loops);
            Dispatch dispatch = new Dispatch(vertx, rules, relay, meters);
            ConnectionGuard guard = new ConnectionGuard(config);
            guard.start(vertx);
            vertx.createHttpServer(options())
                    .connectionHandler(guard::admit)
                    .invalidRequestHandler(dispatch::refuseUnreadable)
                    .requestHandler(dispatch::handle)
                    .listen()
                    .onSuccess(this::listening)
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void listening(HttpServer server) {
            port = server.actualPort();
        }
    }
}
