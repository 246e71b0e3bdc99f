package fr.territoiresindustrie.gateway.routing;

import io.vertx.core.http.HttpServerRequest;

/** What the gateway answers itself, outside {@code /v1}. */
public interface Pages {

    /** Whether this path is one of its own. */
    boolean serves(String path);

    /** Answers a GET or HEAD of one of its paths. Called on an event loop, must not block. */
    void answer(HttpServerRequest request, String path);
}
