package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.account.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether a request with a real token goes all the way: Keycloak, gateway, service, database. */
final class FrontDoor {

    /** One list of each service. */
    private static final List<String> PATHS = List.of("/v1/territories", "/v1/projects", "/v1/envelopes", "/v1/events");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private FrontDoor() {}

    /** Waits until the gateway gives a list of each service. */
    static boolean awaitOpen(Settings settings) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var obstacle = obstacle(settings);
        while (!obstacle.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The gateway does not reach every service: " + obstacle + "; see " + settings.log("gateway"));
            }
            Thread.sleep(200);
            obstacle = obstacle(settings);
        }
        return true;
    }

    /** Empty when there is none. */
    private static String obstacle(Settings settings) throws InterruptedException {
        try {
            var token = AccessToken.ofClient(settings.issuer(), "observer");
            for (var path : PATHS) {
                var request = HttpRequest.newBuilder(URI.create(settings.url(Port.GATEWAY) + path + "?limit=1"))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(5))
                        .build();
                var status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    return path + " answered " + status;
                }
            }
            return "";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
