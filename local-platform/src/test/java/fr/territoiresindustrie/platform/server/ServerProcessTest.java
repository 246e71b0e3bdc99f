package fr.territoiresindustrie.platform.server;

import fr.territoiresindustrie.platform.server.ServerProcess.Command;
import fr.territoiresindustrie.platform.server.ServerProcess.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerProcessTest {

    @TempDir
    Path home;

    @Test
    void showsTheLastLinesOfAProcessThatEndsInsteadOfGettingReady() {
        var process = ServerProcess.start(shell("echo no licence; exit 3"));
        assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(10), () -> false))
                .hasMessageContaining("part ended with 3")
                .hasMessageContaining("no licence");
    }

    @Test
    void stopsAProcessThatDoesNotGetReadyInTime() {
        var process = ServerProcess.start(shell("exec sleep 60"));
        assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(200), () -> false))
                .hasMessageContaining("part is not ready");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void endsItsPredecessorInTheSameHome() {
        var abandoned = ServerProcess.start(shell("exec sleep 60"));
        var successor = ServerProcess.start(shell("exec sleep 60"));
        assertThat(abandoned.isAlive()).isFalse();
        assertThat(successor.isAlive()).isTrue();
        successor.stop();
        assertThat(home.resolve("part.pid")).doesNotExist();
    }

    @Test
    void keepsThePreviousLog() throws Exception {
        assertThat(ServerProcess.start(shell("echo first")).awaitEnd()).isZero();
        assertThat(ServerProcess.start(shell("echo second")).awaitEnd()).isZero();
        assertThat(Files.readString(home.resolve("part.log.previous"))).isEqualTo("first\n");
        assertThat(Files.readString(home.resolve("part.log"))).isEqualTo("second\n");
    }

    /** As a service does that writes its ahead-of-time cache: killed in the midst, it would leave none. */
    @Test
    void givesAProcessTheTimeToEndThatItsCommandAsksFor() throws IOException {
        var script = "trap 'sleep 3; touch written; exit' TERM; touch ready; while :; do sleep 0.1; done";
        stopped(shell(script).endingWithin(Duration.ofMillis(100)));
        assertThat(home.resolve("written")).doesNotExist();
        stopped(shell(script).endingWithin(Duration.ofSeconds(30)));
        assertThat(home.resolve("written")).exists();
    }

    private void stopped(Command command) throws IOException {
        Files.deleteIfExists(home.resolve("ready"));
        var process = ServerProcess.start(command);
        process.awaitReady(Duration.ofSeconds(10), () -> Files.exists(home.resolve("ready")));
        process.stop();
        assertThat(process.isAlive()).isFalse();
    }

    private Command shell(String script) {
        return new Command("part", List.of("sh", "-c", script), Map.of(), home, home.resolve("part.log"), Role.SERVICE);
    }
}
