package fr.territoiresindustrie.gateway.access;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The realm's keys, kept up to date. They are fetched at start, every few minutes, and when a token names an unknown one; never more often
 * than the configured pause, however many tokens ask, and one fetch serves all who wait. While the realm does not answer, the keys at hand
 * go on working.
 */
@Singleton
public class RealmKeys {

    private static final Logger LOG = Logger.getLogger(RealmKeys.class);
    private static final int MAX_WAITING = 2_000;

    private final Vertx vertx;
    private final AccessConfig config;
    private final VerifiedTokens tokens;
    private final HttpClient client;
    private final RequestOptions certificates;

    private volatile KeySet keys = KeySet.NONE;
    private volatile boolean loaded;
    private @Nullable Promise<Void> next;
    private boolean underWay;
    private int waiting;
    private long lastFetch;

    RealmKeys(Vertx vertx, AccessConfig config, VerifiedTokens tokens) {
        this.vertx = vertx;
        this.config = config;
        this.tokens = tokens;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setIdleTimeout(5)
                .setMaxPoolSize(1));
        this.certificates = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.url() + "/protocol/openid-connect/certs")
                .setTimeout(5_000);
        this.lastFetch = System.nanoTime() - config.keyRefreshPause().toNanos();
    }

    /** Begins to fetch, at once and then regularly; until the first success every two seconds. */
    public void start() {
        refresh().onComplete(done -> vertx.setTimer(loaded ? config.keyRefresh().toMillis() : 2_000, tick -> start()));
    }

    /** Whether the keys were ever fetched. */
    public boolean loaded() {
        return loaded;
    }

    KeySet current() {
        return keys;
    }

    /**
     * Fetches the keys anew, together with everyone else who asks meanwhile. Who asks while a fetch is on its way waits for the one after: the
     * answer on its way may have been written before the key that is asked for existed. Fails when the realm does not answer.
     */
    synchronized Future<Void> refresh() {
        Promise<Void> planned = next;
        if (planned != null) {
            return ++waiting > MAX_WAITING
                    ? Future.failedFuture("too many tokens with unknown keys")
                    : planned.future();
        }
        Promise<Void> promise = Promise.promise();
        next = promise;
        waiting = 1;
        if (!underWay) {
            plan();
        }
        return promise.future();
    }

    private void plan() {
        long pause = config.keyRefreshPause().toNanos() - (System.nanoTime() - lastFetch);
        if (pause <= 0) {
            fetch();
        } else {
            vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(pause) + 1, tick -> fetch());
        }
    }

    private synchronized void fetch() {
        Promise<Void> asked = Objects.requireNonNull(next);
        next = null;
        underWay = true;
        // On an event loop, also for a thread that is none of Vert.x: elsewhere an answer may have ended before anybody
        // reads it, and its end is
        // never told.
        vertx.runOnContext(now -> client.request(certificates)
                .compose(request -> request.send())
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture("status " + response.statusCode()))
                .onComplete(body -> finish(asked, body.succeeded() ? read(body.result()) : body.cause())));
    }

    /** Takes over a new set of keys; says why not otherwise. */
    private @Nullable Throwable read(Buffer body) {
        try {
            KeySet fetched = KeySet.parse(body.toString());
            if (fetched.keys().isEmpty()) {
                return new IllegalStateException("the realm published no key");
            }
            KeySet former = keys;
            keys = fetched;
            loaded = true;
            if (fetched.withdraws(former)) {
                tokens.clear();
            }
            return null;
        } catch (JoseException unreadable) {
            return unreadable;
        }
    }

    private void finish(Promise<Void> asked, @Nullable Throwable failure) {
        @Nullable Promise<Void> later;
        synchronized (this) {
            underWay = false;
            lastFetch = System.nanoTime();
            later = next;
            if (later != null && failure == null) {
                plan();
            } else {
                next = null;
            }
        }
        if (failure == null) {
            asked.complete();
            return;
        }
        LOG.warnf("the keys of the realm cannot be fetched (%s)%s", failure.getMessage(), loaded ? "" : ": not ready");
        asked.fail(failure);
        if (later != null) {
            later.fail(failure);
        }
    }
}
