package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.partner.webhook.AddressPolicy.RefusedAddress;
import fr.territoiresindustrie.partner.webhook.AddressPolicy.Target;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message to a receiver: to the address that was checked, within a time, following no redirect, reading a little of the answer and
 * keeping nothing of it but its status.
 */
@ApplicationScoped
class ReceiverClient {

    private final AddressPolicy policy;
    private final WebhookConfig config;
    private final HttpClient client;

    ReceiverClient(AddressPolicy policy, WebhookConfig config, Vertx vertx) {
        this.policy = policy;
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setKeepAliveTimeout(15)
                // of one address and port, which several webhooks may share; what a webhook may have under way is
                // bounded in its lane
                .setMaxPoolSize(config.atOnce())
                .setMaxHeaderSize(16 * 1024)
                .setVerifyHost(true)
                .setDecompressionSupported(false));
    }

    /** Posts, and waits for the end of it. */
    Outcome post(String address, Map<String, String> headers, String body) {
        long begin = System.nanoTime();
        Sending sending = new Sending();
        try {
            Target target = policy.resolve(address);
            return exchange(target, headers, body, begin, sending)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RefusedAddress refused) {
            return Outcome.of(Outcome.Kind.ADDRESS_REFUSED, since(begin));
        } catch (UnknownHostException unknown) {
            return Outcome.of(Outcome.Kind.UNKNOWN_HOST, since(begin));
        } catch (TimeoutException late) {
            sending.end();
            return Outcome.of(Outcome.Kind.TIMEOUT, since(begin));
        } catch (ExecutionException failed) {
            return Outcome.of(kind(failed.getCause()), since(begin));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Outcome.of(Outcome.Kind.TIMEOUT, since(begin));
        }
    }

    private Future<Outcome> exchange(
            Target target, Map<String, String> headers, String body, long begin, Sending sending) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(
                                target.port(), target.address().getHostAddress()))
                        .setHost(target.host())
                        .setPort(target.port())
                        .setSsl(target.secure())
                        .setFollowRedirects(false)
                        .setURI(target.pathAndQuery()))
                .compose(request -> {
                    if (!sending.begin(request)) {
                        return Future.failedFuture(new TimeoutException("nobody waits for it any more"));
                    }
                    headers.forEach((name, value) -> request.putHeader(name, value));
                    // Asked for before it is sent: an answer that has ended can no longer be listened to.
                    Future<Outcome> outcome = request.response().compose(response -> drained(response, begin));
                    return request.send(Buffer.buffer(body)).compose(answered -> outcome);
                });
    }

    /** Reads the answer to its end, so that the connection serves again, unless it is longer than it should be. */
    private Future<Outcome> drained(HttpClientResponse response, long begin) {
        Promise<Outcome> done = Promise.promise();
        int[] read = new int[1];
        response.handler(chunk -> {
            read[0] += chunk.length();
            if (read[0] > config.answerLimit()) {
                response.handler(rest -> {});
                done.tryComplete(outcome(response, begin));
                response.request().connection().close();
            }
        });
        response.exceptionHandler(broken -> done.tryComplete(outcome(response, begin)));
        response.endHandler(end -> done.tryComplete(outcome(response, begin)));
        return done.future();
    }

    private static Outcome outcome(HttpClientResponse response, long begin) {
        return Outcome.answered(response.statusCode(), since(begin), retryAfter(response.getHeader("retry-after")));
    }

    private static Optional<Duration> retryAfter(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
                : Optional.empty();
    }

    private static Outcome.Kind kind(@Nullable Throwable cause) {
        for (@Nullable Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SSLException) {
                return Outcome.Kind.TLS;
            }
        }
        return Outcome.Kind.CONNECTION;
    }

    /** A request, and whether anybody still waits for its answer: one that is over before it has a connection is never sent. */
    private static final class Sending {

        private @Nullable HttpClientRequest request;
        private boolean over;

        synchronized boolean begin(HttpClientRequest made) {
            request = made;
            if (over) {
                made.reset();
            }
            return !over;
        }

        synchronized void end() {
            over = true;
            if (request != null) {
                request.reset();
            }
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
