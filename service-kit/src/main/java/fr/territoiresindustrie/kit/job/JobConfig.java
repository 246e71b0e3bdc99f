package fr.territoiresindustrie.kit.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of long work. */
@ConfigMapping(prefix = "tdi.jobs")
public interface JobConfig {

    /** Whether this process does long work. Several may: each job is done by one at a time. */
    @WithDefault("true")
    boolean worker();

    /** How long a worker waits before it looks for work again. */
    @WithDefault("500ms")
    Duration poll();

    /** How long a worker that says nothing keeps a job; it speaks up three times as often. */
    @WithDefault("15s")
    Duration lease();

    /** How long a single step may take before its transaction is given up. */
    @WithDefault("10m")
    Duration longestStep();

    /** How many times a job is tried again after failures that are nobody's refusal, or after its worker was lost. */
    @WithDefault("4")
    int retries();
}
