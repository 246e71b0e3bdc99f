package fr.territoiresindustrie.project.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.territoiresindustrie.kit.money.Money;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one operator has agreed and paid for a project, as its events tell.
 *
 * @param agreed agreements that stand
 * @param paid payments confirmed, less what was given back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "KnownFunding")
public record KnownFunding(
        @Schema(required = true) String operator,
        @Schema(required = true) Money agreed,
        @Schema(required = true) Money paid,
        @Nullable LocalDate lastPaidOn) {}
