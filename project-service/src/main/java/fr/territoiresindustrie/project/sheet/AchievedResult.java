package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure that the project has brought about, beside the one it promised.
 *
 * @param value decimal text, three decimals at most; zero is an answer
 * @param measuredOn the day that the figure is true of
 */
@Schema(name = "AchievedResult")
public record AchievedResult(
        @NotNull ExpectedResult.Kind kind,

        @NotNull @Pattern(regexp = "^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,3})?$")
        String value,

        @NotNull @PlainText @Size(max = 40) String unit,
        @Nullable LocalDate measuredOn,
        @PlainText @Size(max = 2_000) @Nullable String comment) {}
