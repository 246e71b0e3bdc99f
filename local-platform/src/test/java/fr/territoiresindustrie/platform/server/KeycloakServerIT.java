package fr.territoiresindustrie.platform.server;

import fr.territoiresindustrie.platform.account.LocalAccounts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KeycloakServerIT {

    private static final Map<String, String> ENVIRONMENT = LocalAccounts.environment("http://localhost:8080");

    @TempDir
    Path home;

    @Test
    void startsAgainAfterAKillAndEndsALeftover() {
        var killed = KeycloakServer.start(home, 0, LocalAccounts.realmFile(), ENVIRONMENT);
        killed.kill();
        KeycloakServer.start(home, 0, LocalAccounts.realmFile(), ENVIRONMENT);
        try (var successor = KeycloakServer.start(home, 0, LocalAccounts.realmFile(), ENVIRONMENT)) {
            assertThat(Http.succeeds(successor.issuer(LocalAccounts.REALM))).isTrue();
        }
    }
}
