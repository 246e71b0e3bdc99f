package fr.territoiresindustrie.partner.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.time.Time;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps clients in the realm, by the six calls of its administration that this takes. Only those that it made itself are touched. */
@ApplicationScoped
class RealmClient {

    private static final int SECRET_LENGTH = 12;
    private static final long EARLY_SECONDS = 20;

    private final RealmConfig config;
    private final ObjectMapper json;
    private final Time time;
    private volatile Access access = new Access("", Instant.EPOCH);

    /** Made when first used: most processes never do, and its threads and buffers cost memory. */
    private static final class Connection {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Thread::startVirtualThread)
                .build();
    }

    private record Access(String token, Instant until) {}

    RealmClient(RealmConfig config, ObjectMapper json, Time time) {
        this.config = config;
        this.json = json;
        this.time = time;
    }

    void check(
            @Observes @Priority(1) StartupEvent started, @ConfigProperty(name = "tdi.environment") String environment) {
        boolean open =
                config.secret().length() < SECRET_LENGTH || config.secret().endsWith("-local");
        if (open && !Set.of("local", "test").contains(environment)) {
            throw new IllegalStateException("refusing to start in production: PARTNER_SERVICE_SECRET is shorter than "
                    + SECRET_LENGTH + " characters or the open one (TDI_ENVIRONMENT=local is for a laptop)");
        }
    }

    /** Makes the realm's client what this one is, new or not. */
    void bring(Client client) {
        Map<String, Object> wanted = RealmRepresentation.of(client, client.isEnabled(time.now()));
        @Nullable JsonNode present = find(client.id());
        if (present == null) {
            call("POST", "/clients", wanted);
        } else {
            call("PUT", "/clients/" + own(present), wanted);
        }
    }

    /** Takes the client out of the realm. */
    void remove(String id) {
        @Nullable JsonNode present = find(id);
        if (present != null && RealmRepresentation.isOurs(present)) {
            call("DELETE", "/clients/" + present.path("id").asText(), null);
        }
    }

    /** A new secret in place of the present one, which is worth nothing from now on. */
    String newSecret(String id) {
        @Nullable JsonNode present = find(id);
        if (present == null) {
            throw unavailable();
        }
        return call("POST", "/clients/" + own(present) + "/client-secret", null)
                .path("value")
                .asText();
    }

    private @Nullable JsonNode find(String id) {
        JsonNode found = call("GET", "/clients?clientId=" + URLEncoder.encode(id, StandardCharsets.UTF_8), null);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String own(JsonNode present) {
        if (!RealmRepresentation.isOurs(present)) {
            throw ClientProblem.CLIENT_EXISTS.because(
                    "Le serveur d'identité a déjà un client de ce nom : choisissez-en un autre.",
                    "The identity server has a client of this name already: choose another one.");
        }
        return present.path("id").asText();
    }

    private JsonNode call(String method, String path, @Nullable Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(admin(path))
                    .timeout(config.timeout())
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
            return read(Connection.HTTP.send(request.build(), BodyHandlers.ofByteArray()), method + " " + path);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a client is made of plain values", unwritable);
        } catch (IOException outage) {
            throw unavailable();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private JsonNode read(HttpResponse<byte[]> answer, String what) throws IOException {
        int status = answer.statusCode();
        if (status == 401) {
            access = new Access("", Instant.EPOCH);
        }
        if (status == 401 || status >= 500) {
            throw unavailable();
        }
        if (status >= 300) {
            throw new IllegalStateException("the realm answered " + status + " to " + what);
        }
        return json.readTree(answer.body());
    }

    private String token() throws IOException, InterruptedException {
        Access present = access;
        if (time.now().isBefore(present.until())) {
            return present.token();
        }
        String form = "grant_type=client_credentials&client_id=" + encoded(config.account()) + "&client_secret="
                + encoded(config.secret());
        HttpRequest request = HttpRequest.newBuilder(URI.create(config.url() + "/protocol/openid-connect/token"))
                .timeout(config.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> answer = Connection.HTTP.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw unavailable();
        }
        JsonNode grant = json.readTree(answer.body());
        access = new Access(
                grant.path("access_token").asText(),
                time.now().plusSeconds(grant.path("expires_in").asLong() - EARLY_SECONDS));
        return access.token();
    }

    private URI admin(String path) {
        return URI.create(config.url().toString().replaceFirst("/realms/", "/admin/realms/") + path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static RuntimeException unavailable() {
        return ClientProblem.REALM_UNAVAILABLE
                .because(
                        "Le serveur d'identité ne répond pas : réessayez dans un instant.",
                        "The identity server does not answer: try again in a moment.")
                .retryAfter(5);
    }
}
