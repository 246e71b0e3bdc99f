package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.account.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Settings settings;
    private final String token;

    private FrontDoor(Settings settings, String token) {
        this.settings = settings;
        this.token = token;
    }

    /** Waits until Keycloak, which says that it is ready, gives a token. */
    static FrontDoor withToken(Settings settings) throws InterruptedException {
        return new FrontDoor(settings, await("Keycloak gives no token", settings.log("keycloak"), () -> {
            return new Try(AccessToken.ofClient(settings.issuer(), "observer"), "");
        }));
    }

    /** Waits until the gateway gives the list of a service. */
    String awaitOpen(String list) throws InterruptedException {
        return await("The gateway does not reach every service", settings.log("gateway"), () -> {
            var request = HttpRequest.newBuilder(URI.create(settings.url(Port.GATEWAY) + list + "?limit=1"))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
            return new Try(list, status == 200 ? "" : list + " answered " + status);
        });
    }

    /** What was asked for, or why it is not there yet. */
    private record Try(String made, String obstacle) {}

    @FunctionalInterface
    private interface Attempt {
        Try make() throws IOException, InterruptedException;
    }

    /** Everything starts at once on a small machine: what fails at first is tried again. */
    private static String await(String complaint, Path log, Attempt attempt) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var obstacle = "";
            try {
                var made = attempt.make();
                if (made.obstacle().isEmpty()) {
                    return made.made();
                }
                obstacle = made.obstacle();
            } catch (IOException e) {
                obstacle = e.toString();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(complaint + ": " + obstacle + "; see " + log);
            }
            Thread.sleep(200);
        }
    }
}
