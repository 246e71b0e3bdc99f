package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that leads the project.
 *
 * @param siren nine digits; their key is judged at submission, a draft may hold a typing error
 */
@Schema(name = "ProjectLead")
public record Lead(
        @PlainText @Size(max = 200) @Nullable String name,
        @Pattern(regexp = "^[0-9]{9}$") @Nullable String siren) {}
