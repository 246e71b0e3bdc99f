package fr.territoiresindustrie.partner.sandbox;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the sandbox tells and takes. */
final class SandboxViews {

    private SandboxViews() {}

    /** The time in the sandbox. */
    @Schema(name = "SandboxClock")
    record ClockView(@Schema(required = true) Instant now) {}

    /** A time to come. */
    @Schema(name = "SandboxClockMove")
    record Move(
            @NotNull @Schema(examples = "2026-06-01T08:00:00Z")
            Instant to) {}

    /**
     * Something that is there to begin with.
     *
     * @param name the same in every sandbox
     * @param address its path
     */
    @Schema(name = "SandboxFixture")
    record Fixture(
            @Schema(required = true, examples = "project-submitted")
            String name,

            @Schema(required = true, examples = "/v1/projects/018f0000-0000-7000-8000-000000000000")
            String address) {}

    /** All that is there to begin with. */
    @Schema(name = "SandboxFixtures")
    record Fixtures(@Schema(required = true) List<Fixture> items) {}
}
