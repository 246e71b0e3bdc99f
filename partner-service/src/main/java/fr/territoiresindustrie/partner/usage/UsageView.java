package fr.territoiresindustrie.partner.usage;

import fr.territoiresindustrie.partner.limit.Operation;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a client's requests from one day to another, both included (UTC). */
@Schema(name = "Usage")
public record UsageView(
        @Schema(required = true) LocalDate from,
        @Schema(required = true) LocalDate to,
        @Schema(required = true) List<OperationUsage> operations,
        @Schema(required = true) List<DayUsage> days) {

    /**
     * One class of operation over the whole time.
     *
     * @param clientErrors answers from 400 to 499, without those of limits
     * @param limited answers 429
     * @param p50 half of the answers took less, in milliseconds; null when more than ten seconds
     */
    @Schema(name = "OperationUsage")
    public record OperationUsage(
            @Schema(required = true) Operation operation,
            @Schema(required = true) long requests,
            @Schema(required = true) long clientErrors,
            @Schema(required = true) long serverErrors,
            @Schema(required = true) long limited,

            @Schema(required = true, nullable = true) @Nullable
            Integer p50,

            @Schema(required = true, nullable = true) @Nullable
            Integer p95,

            @Schema(required = true, nullable = true) @Nullable
            Integer p99) {}

    /** One day, all classes together. */
    @Schema(name = "DayUsage")
    public record DayUsage(
            @Schema(required = true) LocalDate day,
            @Schema(required = true) long requests,
            @Schema(required = true) long clientErrors,
            @Schema(required = true) long serverErrors,
            @Schema(required = true) long limited) {}
}
