package fr.territoiresindustrie.journey;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.territoiresindustrie.client.ApiClient;
import fr.territoiresindustrie.client.ApiException;
import fr.territoiresindustrie.client.api.ProjetsApi;
import fr.territoiresindustrie.client.api.TerritoiresDindustrieApi;
import fr.territoiresindustrie.client.api.WebhooksApi;
import fr.territoiresindustrie.client.model.NewProject;
import fr.territoiresindustrie.client.model.Webhook;
import fr.territoiresindustrie.client.model.WebhookWriting;
import fr.territoiresindustrie.platform.account.AccessToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a partner makes of the generated client: reads, writes, and a receiver of webhooks. How it takes trouble is what its two forms differ in. It does
 * the same day whatever the form.
 */
final class PartnerClient implements AutoCloseable {

    private static final String ACCOUNT = Actors.TEAM;
    private static final int MESSAGES = 4;

    /** How the client takes trouble. */
    enum Manner {
        /** Repeats under the same key after the time asked for, reads again what is stale, checks every signature. */
        CAREFUL,
        /** Repeats at once under a new key and by what it remembers, takes every message for true and none twice. */
        CARELESS
    }

    private final Manner manner;
    private final ApiClient client = new ApiClient();
    private final HttpServer receiver;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final CountDownLatch messages;
    private volatile String secret = "";

    /** @param issuer whose tokens the API takes */
    PartnerClient(Manner manner, String api, String issuer) throws IOException, InterruptedException {
        this.manner = manner;
        // a forged one and an old one are taken for true by who checks nothing
        messages = new CountDownLatch(manner == Manner.CAREFUL ? MESSAGES : MESSAGES + 2);
        client.updateBaseUri(api);
        String token = AccessToken.ofClient(issuer, ACCOUNT);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    /** Reads, writes, subscribes and waits for what comes. */
    void spendADay() throws Exception {
        TerritoiresDindustrieApi territories = new TerritoiresDindustrieApi(client);
        for (String code : new String[] {"TI2-8403", "TI2-9307", "TI2-8401"}) {
            look(() -> territories.getTerritory(code, null, null));
        }
        WebhooksApi webhooks = new WebhooksApi(client);
        WebhookWriting writing = new WebhookWriting()
                .address("http://127.0.0.1:" + receiver.getAddress().getPort() + "/")
                .addTypesItem("project.approved");
        @Nullable Webhook webhook = write(key -> webhooks.createWebhook(writing, key));
        ProjetsApi projects = new ProjetsApi(client);
        for (int i = 1; i <= 5; i++) {
            NewProject project =
                    new NewProject().territory(Actors.TERRITORY).title("Atelier " + i + " " + UUID.randomUUID());
            write(key -> projects.createProject(project, key));
        }
        if (webhook == null) {
            return;
        }
        assertThat(webhook.getAddress()).isEqualTo(writing.getAddress());
        secret = read(() -> webhooks.getWebhookSecret(webhook.getId())).getSecret();
        change(webhooks, webhook, writing.description("Suivi"));
        for (int i = 0; i < MESSAGES; i++) {
            write(key -> webhooks.testWebhook(webhook.getId(), key));
        }
        assertThat(messages.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void change(WebhooksApi webhooks, Webhook webhook, WebhookWriting writing) throws Exception {
        String remembered = "\"" + webhook.getVersion() + "\"";
        try {
            webhooks.writeWebhook(webhook.getId(), remembered, writing);
        } catch (ApiException stale) {
            assertThat(stale.getCode()).isEqualTo(412);
            String tag = manner == Manner.CARELESS
                    ? remembered
                    : webhooks.getWebhookWithHttpInfo(webhook.getId())
                            .getHeaders()
                            .get("etag")
                            .getFirst();
            webhooks.writeWebhook(webhook.getId(), tag, writing);
        }
    }

    private interface Write<T> {
        T under(String key) throws ApiException;
    }

    /** The careless one does without what it did not get. */
    private void look(Callable<?> call) throws Exception {
        try {
            patiently(call, true);
        } catch (ApiException broken) {
            assertThat(manner).isEqualTo(Manner.CARELESS);
        }
    }

    private <T> T read(Callable<T> call) throws Exception {
        return patiently(call, true);
    }

    /** Nothing, when it was refused for good. */
    private <T> @Nullable T write(Write<T> write) throws Exception {
        String key = UUID.randomUUID().toString();
        try {
            return patiently(
                    () -> write.under(
                            manner == Manner.CAREFUL ? key : UUID.randomUUID().toString()),
                    false);
        } catch (ApiException refused) {
            assertThat(refused.getCode()).isEqualTo(409);
            return null;
        }
    }

    private <T> T patiently(Callable<T> call, boolean isRead) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (ApiException refused) {
                if (attempt == 3 || !isWorthAnotherTry(refused, isRead)) {
                    throw refused;
                }
                if (manner == Manner.CAREFUL) {
                    TimeUnit.SECONDS.sleep(
                            refused.getResponseHeaders() == null
                                    ? 0
                                    : Long.parseLong(refused.getResponseHeaders()
                                            .firstValue("Retry-After")
                                            .orElse("0")));
                }
            }
        }
    }

    /** A broken connection has no status; the careless one tries a write again then, and what a rule refused, but no read. */
    private boolean isWorthAnotherTry(ApiException refused, boolean isRead) {
        String body = refused.getResponseBody() == null ? "" : refused.getResponseBody();
        return switch (refused.getCode()) {
            case 0 -> manner == Manner.CAREFUL || !isRead;
            case 429, 503 -> true;
            case 409 -> manner == Manner.CARELESS || body.contains("IDEMPOTENCY_KEY_IN_USE");
            default -> false;
        };
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            boolean isNew = known.add(headers.firstValue("webhook-id").orElse(""));
            int status = manner == Manner.CAREFUL ? (isTrue(headers, body) ? 204 : 401) : isNew ? 204 : 500;
            exchange.sendResponseHeaders(status, -1);
            if (isNew && status == 204) {
                messages.countDown();
            }
        }
    }

    private boolean isTrue(HttpHeaders headers, String body) {
        try {
            new com.standardwebhooks.Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException forged) {
            return false;
        } catch (EmptyWebhookSecretException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
