package fr.territoiresindustrie.project.condition;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A condition about to be set.
 *
 * @param text what is to be done
 * @param dueOn until when, Europe/Paris
 */
@Schema(name = "NewCondition")
public record NewCondition(
        @NotNull @PlainText @Size(max = 2_000) String text,
        @NotNull LocalDate dueOn) {}
