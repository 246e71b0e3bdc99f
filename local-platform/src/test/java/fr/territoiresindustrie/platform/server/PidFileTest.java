package fr.territoiresindustrie.platform.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PidFileTest {

    @TempDir
    Path folder;

    private PidFile file;

    @BeforeEach
    void newFile() {
        file = new PidFile(folder.resolve("run/server.pid"));
    }

    @Test
    void recognisesTheProcessItNoted() {
        file.write(ProcessHandle.current());
        assertThat(file.running()).contains(ProcessHandle.current());
    }

    @Test
    void takesNobodyElseWithTheSameIdForIt() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), ProcessHandle.current().pid() + " 2020-01-01T00:00:00Z");
        assertThat(file.running()).isEmpty();
    }

    @Test
    void knowsNobodyWhenTheProcessHasEnded() throws Exception {
        var process = new ProcessBuilder("true").start();
        file.write(process.toHandle());
        process.waitFor();
        assertThat(file.running()).isEmpty();
    }

    @Test
    void survivesAFileCutShort() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "12");
        assertThat(file.running()).isEmpty();
    }

    @Test
    void forgets() {
        file.write(ProcessHandle.current());
        file.delete();
        file.delete();
        assertThat(file.running()).isEmpty();
    }
}
