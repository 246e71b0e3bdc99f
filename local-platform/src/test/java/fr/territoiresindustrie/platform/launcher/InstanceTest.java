package fr.territoiresindustrie.platform.launcher;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InstanceTest {

    @TempDir
    Path home;

    @Test
    void isTheOnlyOneOfItsHome() {
        assertThat(Instance.running(home)).isEmpty();
        var first = Instance.acquire(home).orElseThrow();
        assertThat(Instance.acquire(home)).isEmpty();
        assertThat(Instance.running(home)).contains(ProcessHandle.current());
        assertThat(Instance.isReady(home)).isFalse();
        first.ready();
        assertThat(Instance.isReady(home)).isTrue();
    }
}
