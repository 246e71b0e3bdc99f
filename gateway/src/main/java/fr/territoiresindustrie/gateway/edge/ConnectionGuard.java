package fr.territoiresindustrie.gateway.edge;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.IdentityHashMap;
import java.util.Map;

/** Watches the connections of one event loop: strict reading, and an end for those whose request head never comes to its end. */
public final class ConnectionGuard {

    private final EdgeConfig config;
    private final IdentityHashMap<HttpConnection, StrictRequestDecoder> open = new IdentityHashMap<>();

    public ConnectionGuard(EdgeConfig config) {
        this.config = config;
    }

    /** Starts the watch, once per event loop. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(1_000, tick -> sweep(System.nanoTime()));
    }

    /** Takes over a new connection before its first byte is read. */
    public void admit(HttpConnection connection) {
        StrictRequestDecoder decoder = new StrictRequestDecoder(config);
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        pipeline.replace("httpDecoder", "httpDecoder", decoder);
        open.put(connection, decoder);
        connection.closeHandler(closed -> open.remove(connection));
    }

    private void sweep(long now) {
        long deadline = config.headDeadline().toNanos();
        open.entrySet().stream()
                .filter(entry -> entry.getValue().headAge(now) > deadline)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(HttpConnection::close);
    }
}
