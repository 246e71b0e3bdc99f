package fr.territoiresindustrie.kit.time;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SandboxClockTest {

    private static final Clock MACHINE = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void goesAheadOfTheMachinesByWhatTheFileSays() throws Exception {
        Path file = Files.writeString(folder.resolve("clock"), "PT48H\n");
        Time time = new Time(new SandboxClock(file, MACHINE));
        assertThat(time.now()).isEqualTo("2026-11-25T10:00:00Z");
        Files.writeString(file, "PT-24H");
        assertThat(time.today()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void oneWhoMovesItMovesItForAllAndLeavesTheFileReadable() throws Exception {
        Path file = Files.writeString(folder.resolve("clock"), "PT0S");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SandboxClock other = new SandboxClock(file, MACHINE);
        new SandboxClock(file, MACHINE).moveTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(other.instant()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(folder).isDirectoryContaining("glob:**clock").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFileThatIsGoneIsNoTimeAtAll() {
        assertThatThrownBy(new SandboxClock(folder.resolve("gone"), MACHINE)::instant)
                .isInstanceOf(UncheckedIOException.class);
    }
}
