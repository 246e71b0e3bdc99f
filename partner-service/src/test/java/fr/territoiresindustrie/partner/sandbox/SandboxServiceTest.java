package fr.territoiresindustrie.partner.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SandboxServiceTest {

    @TempDir
    Path folder;

    private SandboxService sandbox;

    @BeforeEach
    void aSandboxADayBehind() throws Exception {
        Path clock = Files.writeString(folder.resolve("clock"), "PT-24H");
        sandbox = new SandboxService(Optional.of(clock), new ObjectMapper());
    }

    @Test
    void movesForwardAndGoesOnFromThere() {
        assertThat(sandbox.now()).isCloseTo(Instant.now().minus(Duration.ofDays(1)), within(5, SECONDS));
        Instant to = Instant.now().plus(Duration.ofDays(40));
        assertThat(sandbox.move(to)).isCloseTo(to, within(5, SECONDS));
        assertThat(sandbox.now()).isAfterOrEqualTo(to.truncatedTo(SECONDS));
    }

    @Test
    void neverMovesBackNorOutOfSight() {
        Instant before = sandbox.now();
        assertThatThrownBy(() -> sandbox.move(before.minusSeconds(60)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("CLOCK_GOES_FORWARD");
        assertThatThrownBy(() -> sandbox.move(before.plus(Duration.ofDays(4_000))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("INVALID_FIELDS");
        assertThat(sandbox.now()).isCloseTo(before, within(5, SECONDS));
    }

    @Test
    void tellsWhatItBeginsWithByName() throws Exception {
        assertThat(sandbox.fixtures()).isEmpty();
        Files.writeString(
                folder.resolve("fixtures.json"),
                "{\"project-draft\":\"/v1/projects/2\",\"envelope\":\"/v1/envelopes/1\"}");
        assertThat(sandbox.fixtures())
                .containsExactly(
                        new SandboxViews.Fixture("envelope", "/v1/envelopes/1"),
                        new SandboxViews.Fixture("project-draft", "/v1/projects/2"));
    }

    @Test
    void isNotThereAnywhereElse() {
        SandboxService elsewhere = new SandboxService(Optional.empty(), new ObjectMapper());
        assertThatThrownBy(elsewhere::now).hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(elsewhere::fixtures).hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> elsewhere.move(Instant.now())).hasMessageContaining("NOT_FOUND");
    }
}
