package fr.territoiresindustrie.platform.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Access tokens from a running Keycloak. They are good for five minutes. */
public final class AccessToken {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private AccessToken() {}

    /** By client credentials, with the secret of the local realm. */
    public static String ofClient(String issuer, String client) throws IOException, InterruptedException {
        var form =
                "grant_type=client_credentials&client_id=" + client + "&client_secret=" + LocalAccounts.secret(client);
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("No token for " + client + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).path("access_token").asText();
    }
}
