package fr.territoiresindustrie.kit.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The platform's time: facts are instants in microseconds (PostgreSQL's precision), deadlines are dates of Europe/Paris. */
@ApplicationScoped
public class Time {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Clock clock;
    private final Clock machine = Clock.systemUTC();

    Time(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * This machine's own time, in a sandbox too: for what another machine holds against its clock, such as the time of a signature, or what is counted by
     * another machine's.
     */
    public Instant ofTheMachine() {
        return machine.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    /** The one clock of the process: the machine's, or in a sandbox the one that may be moved. */
    static class ClockProducer {
        @Produces
        @Singleton
        Clock clock(@ConfigProperty(name = "tdi.sandbox.clock") Optional<Path> file) {
            return file.<Clock>map(SandboxClock::of).orElse(Clock.systemUTC());
        }
    }
}
