package fr.territoiresindustrie.project.sheet;

import fr.territoiresindustrie.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The project's identity on another platform.
 *
 * @param system short name of the platform
 * @param id identity there; one project of a territory has it
 */
@Schema(name = "ExternalId")
public record ExternalId(
        @NotNull @Pattern(regexp = "^[a-z0-9][a-z0-9.-]{0,59}$")
        String system,

        @NotNull @PlainText @Size(max = 100) String id) {}
