package fr.territoiresindustrie.partner.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.SandboxClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Moves the clock, and knows what was put into the sandbox. Everywhere else nothing of this is there. */
@ApplicationScoped
public class SandboxService {

    private static final Duration FARTHEST = Duration.ofDays(3_660);

    private final Optional<Path> file;
    private final ObjectMapper json;
    private final ReentrantLock moving = new ReentrantLock();

    SandboxService(@ConfigProperty(name = "tdi.sandbox.clock") Optional<Path> file, ObjectMapper json) {
        this.file = file;
        this.json = json;
    }

    Instant now() {
        return time(clock());
    }

    private static Instant time(SandboxClock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Ten years at a time at most, and never back: what has happened has its time. */
    Instant move(Instant to) {
        moving.lock();
        try {
            SandboxClock clock = clock();
            Instant now = time(clock);
            if (to.isBefore(now)) {
                throw SandboxProblem.CLOCK_GOES_FORWARD.because(
                        "Il est déjà " + now + " ; ./tdi up --sandbox --fresh recommence.",
                        "It is " + now + " already; ./tdi up --sandbox --fresh begins anew.");
            }
            if (to.isAfter(now.plus(FARTHEST))) {
                Text why = new Text("Dix ans plus tard au plus, en une fois.", "At most ten years later, in one move.");
                throw RequestProblem.INVALID_FIELDS.because(why.fr(), why.en()).at("/to", "OUT_OF_RANGE", why);
            }
            clock.moveTo(to);
            return time(clock);
        } finally {
            moving.unlock();
        }
    }

    List<SandboxViews.Fixture> fixtures() {
        Path list = file().resolveSibling("fixtures.json");
        if (!Files.exists(list)) {
            return List.of();
        }
        try {
            return new TreeMap<>(json.readValue(list.toFile(), new TypeReference<Map<String, String>>() {}))
                    .entrySet().stream()
                            .map(fixture -> new SandboxViews.Fixture(fixture.getKey(), fixture.getValue()))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The list of the sandbox's things cannot be read", e);
        }
    }

    private SandboxClock clock() {
        return SandboxClock.of(file());
    }

    private Path file() {
        return file.orElseThrow(() -> RequestProblem.NOT_FOUND.because(
                "Seul un bac à sable a cette ressource.", "Only a sandbox has this resource."));
    }
}
