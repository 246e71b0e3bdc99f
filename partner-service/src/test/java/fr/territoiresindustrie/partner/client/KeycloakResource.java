package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.platform.account.LocalAccounts;
import fr.territoiresindustrie.platform.server.KeycloakServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A real Keycloak with the platform's realm. */
public final class KeycloakResource implements QuarkusTestResourceLifecycleManager {

    private KeycloakServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = KeycloakServer.start(
                    Files.createTempDirectory("tdi-keycloak-"),
                    0,
                    LocalAccounts.realmFile(),
                    LocalAccounts.environment("http://localhost:8080"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("tdi.realm.url", server.issuer(LocalAccounts.REALM));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
