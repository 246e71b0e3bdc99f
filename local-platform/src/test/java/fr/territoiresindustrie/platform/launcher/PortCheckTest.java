package fr.territoiresindustrie.platform.launcher;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortCheckTest {

    private final Settings settings = Settings.onFreePorts(Path.of("unused"));

    @Test
    void saysNothingWhenAllPortsAreFree() {
        assertThatCode(() -> PortCheck.requireFree(settings)).doesNotThrowAnyException();
    }

    @Test
    void namesTheTakenPortItsUseAndTheVariableThatChangesIt() throws Exception {
        var port = settings.port(Port.KEYCLOAK);
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.requireFree(settings))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + socket.getLocalPort())
                    .hasMessageContaining("Keycloak")
                    .hasMessageContaining("KEYCLOAK_PORT");
        }
    }
}
