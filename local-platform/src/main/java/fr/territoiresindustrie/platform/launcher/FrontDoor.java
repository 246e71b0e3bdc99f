package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.account.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Whether a request with a real token goes all the way: Keycloak, gateway, service, database. */
final class FrontDoor {

    /** One list of each service behind it. */
    static final Map<Application, String> LISTS = Map.of(
            Application.TERRITORY, "/v1/territories",
            Application.PROJECT, "/v1/projects",
            Application.FUNDING, "/v1/envelopes",
            Application.PARTNER, "/v1/events");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Settings settings;
    private final String token;

    /** @param settings of a platform whose Keycloak is ready */
    FrontDoor(Settings settings) throws IOException, InterruptedException {
        this.settings = settings;
        this.token = AccessToken.ofClient(settings.issuer(), "observer");
    }

    /** Waits until the gateway gives the list of a service. */
    boolean awaitOpen(String list) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var obstacle = obstacle(list);
        while (!obstacle.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The gateway does not reach every service: " + obstacle + "; see " + settings.log("gateway"));
            }
            Thread.sleep(200);
            obstacle = obstacle(list);
        }
        return true;
    }

    /** Empty when there is none. */
    private String obstacle(String list) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(settings.url(Port.GATEWAY) + list + "?limit=1"))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? "" : list + " answered " + status;
        } catch (IOException e) {
            return e.toString();
        }
    }
}
