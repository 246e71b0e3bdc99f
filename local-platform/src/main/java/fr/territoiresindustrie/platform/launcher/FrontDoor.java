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

    private static final List<String> PATHS = List.of("/v1/territories", "/v1/projects", "/v1/envelopes");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FrontDoor() {}

    static boolean awaitOpen(Settings settings) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isOpen(settings)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The gateway does not reach every service after " + PATIENCE.toSeconds()
                        + " s: see " + settings.log("gateway"));
            }
            Thread.sleep(200);
        }
        return true;
    }

    static boolean isOpen(Settings settings) {
        try (var client = HttpClient.newHttpClient()) {
            var token = AccessToken.ofClient(settings.issuer(), "observer");
            for (var path : PATHS) {
                var request = HttpRequest.newBuilder(URI.create(settings.url(Port.GATEWAY) + path + "?limit=1"))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(5))
                        .build();
                if (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
                    return false;
                }
            }
            return true;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
